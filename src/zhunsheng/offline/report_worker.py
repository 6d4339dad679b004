"""A worker that writes its share of reports: `python -m zhunsheng.offline.report_worker`, a pickle in, a line out each."""

import pickle
import sys

from zhunsheng.offline.report_jobs import Batch, write_reports


def main() -> None:
    batch: Batch = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the process that started this one
    for _ in write_reports(batch):
        sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
