"""The page 效果, with its small charts."""

from zsgx_docs.web.pages.effect.page import effect_page

__all__ = ["effect_page"]
