"""Recognise characters: one protocol, several engines, loaded only when asked for."""

from zsgx_docs.ocr.engine import Character, Engine, Quad, Recognition
from zsgx_docs.ocr.probe import EngineState, load, probe

__all__ = ["Character", "Engine", "EngineState", "Quad", "Recognition", "load", "probe"]
