"""Dates: what is printed, which year is meant, and what each date is for."""
