"""Make a template of an empty form."""

from zsgx_docs.template.making.make import Made, template_of

__all__ = ["Made", "template_of"]
