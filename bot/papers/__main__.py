"""`python -m bot.papers`: the reading process. A file comes in, what it is goes out as JSON; never its words.

It may use little memory and processor time, so that a file made to exhaust its reader exhausts nothing else.
"""

import json
import resource
import sys
from dataclasses import asdict

from bot.papers.reading import read_paper

MEMORY = 1024 * 1024 * 1024
SECONDS = 20


def main() -> None:
    """Read one file from the standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    paper = read_paper(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(asdict(paper)))


if __name__ == "__main__":
    main()
