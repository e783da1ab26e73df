"""From seeds to what is published: build, check, publish, and read what was published."""
