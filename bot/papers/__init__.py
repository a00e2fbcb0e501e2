"""Uploaded files: fetched, told apart by their bytes, and their first pages read, before anything is kept."""
