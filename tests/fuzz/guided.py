"""python -m tests.fuzz.guided [SECONDS]: coverage-guided fuzzing by atheris, so many seconds a target.

Where atheris is not installed (it has wheels for Linux on x86-64 only) test_readers.py alone fuzzes. pdfium itself is no
target, since it is not ours and runs in a child; the pages that it could give are.
"""

import subprocess
import sys
import tempfile

NAMES = (".txt", ".md", ".html", ".xml", "fields", "pages")


def main() -> int:
    """Run every target in a process of its own: atheris ends the process with it."""
    try:
        import atheris
    except ImportError:
        print("guided fuzzing left out: atheris is not installed (pip install -e '.[fuzz]'; Linux on x86-64)")
        return 0
    if sys.argv[1:2] == ["--one"]:
        with atheris.instrument_imports(include=["pipeline.documents"]):
            from tests.fuzz.targets import TARGETS
        atheris.Setup([sys.argv[0], *sys.argv[3:], "-rss_limit_mb=2048", "-timeout=20"], TARGETS[sys.argv[2]])
        atheris.Fuzz()
    failed = 0
    seconds = sys.argv[1] if len(sys.argv) > 1 else "20"
    for name in NAMES:
        limits = [f"-max_total_time={seconds}", f"-artifact_prefix={tempfile.gettempdir()}/{name.strip('.')}-"]
        command = [sys.executable, "-m", "tests.fuzz.guided", "--one", name, *limits]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        tried = [line for line in done.stderr.splitlines() if line.startswith("Done ")]
        print(
            f"{name:<8} {tried[-1] if done.returncode == 0 and tried else (done.stdout + done.stderr)[-4000:]}",
            flush=True,
        )
        failed += done.returncode != 0
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
