"""What is published, seen from outside: is it live, and is it what was built?"""

from credatlas.publishing.doctor import examined
from credatlas.publishing.symptom import Symptom
from credatlas.publishing.visit import Visit, visit_to

__all__ = ["Symptom", "Visit", "examined", "visit_to"]
