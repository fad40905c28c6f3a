"""Officials with their posts, who is meant by a short form, and who said which words."""
