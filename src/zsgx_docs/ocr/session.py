"""Run a neural network file: OpenVINO where it runs, onnxruntime elsewhere; one thread each."""

from __future__ import annotations

import importlib.util
import sys
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Tensor = NDArray[np.float32]


class Session(Protocol):
    """Run one network."""

    @property
    def runtime(self) -> str: ...

    def run(self, batch: Tensor) -> Tensor:
        """Run a `batch` (n, 3, height, width)."""

    def characters(self) -> list[str]:
        """Return the recogniser's alphabet, as its file tells it; empty for other models."""


def open_session(model: Path) -> Session:
    """Open a network; raises ImportError where neither runtime is installed."""
    if importlib.util.find_spec("openvino") is not None:
        try:
            return OpenVinoSession(model)
        except (ImportError, RuntimeError):  # installed, but this processor or library set does not carry it
            pass
    return OnnxSession(model)


class OpenVinoSession:
    """Run a network by OpenVINO."""

    runtime = "openvino"

    def __init__(self, model: Path) -> None:
        sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # it would call home
        import openvino

        core = openvino.Core()
        self._model = core.read_model(model)
        settings = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "PERFORMANCE_HINT": "LATENCY"}
        self._request = core.compile_model(self._model, "CPU", settings).create_infer_request()

    def run(self, batch: Tensor) -> Tensor:
        """Run a `batch` (n, 3, height, width)."""
        self._request.infer([batch], share_inputs=True)
        return np.array(self._request.get_output_tensor().data, dtype=np.float32)

    def characters(self) -> list[str]:
        """Return the recogniser's alphabet; empty for other models."""
        held = dict(self._model.get_rt_info().items()).get("framework", {})
        text = held.get("character") if isinstance(held, dict) else None
        return _alphabet(str(text.value) if text is not None else "")


class OnnxSession:
    """Run a network by onnxruntime."""

    runtime = "onnxruntime"

    def __init__(self, model: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        name = self._session.get_inputs()[0].name
        self._infer: Any = partial(self._session.run, None)
        self._name = name

    def run(self, batch: Tensor) -> Tensor:
        """Run a `batch` (n, 3, height, width)."""
        return np.asarray(self._infer({self._name: batch})[0], dtype=np.float32)

    def characters(self) -> list[str]:
        """Return the recogniser's alphabet; empty for other models."""
        return _alphabet(self._session.get_modelmeta().custom_metadata_map.get("character", ""))


def _alphabet(text: str) -> list[str]:
    return [*text.split("\n"), " "] if text else []
