"""What an evaluator returns if it has more than metrics to tell."""

from dataclasses import dataclass, field
from typing import Any, Dict, List


def _size(value: Any) -> int:
    if isinstance(value, (bytes, bytearray)):
        return len(value)
    return len(str(value).encode("utf-8", "backslashreplace"))


@dataclass
class EvaluationResult:
    """Metrics by name, and artifacts by name: texts or bytes that say more about the evaluation."""

    metrics: Dict[str, Any] = field(default_factory=dict)
    artifacts: Dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, metrics: Dict[str, Any]) -> "EvaluationResult":
        return cls(metrics=metrics)

    def to_dict(self) -> Dict[str, Any]:
        return self.metrics

    def has_artifacts(self) -> bool:
        return len(self.artifacts) > 0

    def get_artifact_keys(self) -> List[str]:
        return list(self.artifacts)

    def get_artifact_size(self, key: str) -> int:
        return _size(self.artifacts[key]) if key in self.artifacts else 0

    def get_total_artifact_size(self) -> int:
        return sum(map(_size, self.artifacts.values()))
