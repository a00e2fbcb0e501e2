"""The embedded internal messenger: a Bot API server with a web page. It imports nothing of ours."""
