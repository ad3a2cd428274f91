import subprocess
import sys

CODE = """
import sys
import pipeline
pipeline.find_dates("On 3 May 2021 it rained.")
pipeline.find_figures("Trade grew by 5 per cent to $3.1 million.")
pipeline.link_citations("It fell (Lee, 2017).", pipeline.parse_references(["Lee, J. (2017). Rain. London: Press."]))
print([m for m in ("onnxruntime", "tokenizers", "spacy", "pipeline.text.tagger", "pipeline.text.parse.fast") if m in sys.modules])
"""


def test_dates_figures_and_citations_load_no_model():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
