"""The words of a body, and what a run of capitals names: the ground people and bodies stand on."""
