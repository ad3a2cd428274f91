"""What an article says of itself in its text: authors and date, from a byline, a date line or front matter."""
