"""The widgets that lessons show: thin, no arithmetic; what they show and keep is computed below them."""

from caring.views.order import ForWhat, OrderTheFive

__all__ = ["ForWhat", "OrderTheFive"]
