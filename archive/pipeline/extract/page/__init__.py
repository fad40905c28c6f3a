"""What the page itself prints of an article: headline, byline, dateline."""
