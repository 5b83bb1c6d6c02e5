"""The code lists that contributors' files and every feed speak in; codes and addresses only, no labels."""

from credatlas.vocab.load import load, names
from credatlas.vocab.vocabulary import Term, Vocabulary

__all__ = ["Term", "Vocabulary", "load", "names"]
