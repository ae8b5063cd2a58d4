"""A plugin of the AWS CLI: instead of its own command, the process answers all that come in, and starts once only.

A line is a command without its first word, as a JSON list; so is the answer, as a JSON text: what the CLI would print.
"""

import contextlib
import io
import json
import sys

from awscli import clidriver

answer_one = clidriver.CLIDriver.main


def answer(driver, words):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said), contextlib.suppress(SystemExit):
        answer_one(driver, words)
    return said.getvalue()


def answer_all(driver, args=None):
    for line in sys.stdin:
        print(json.dumps(answer(driver, json.loads(line))))
    return 0


def awscli_initialize(event_handlers):
    clidriver.CLIDriver.main = answer_all
