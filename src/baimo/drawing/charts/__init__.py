"""The pictures over time and of relations, each as a sheet and as plain rows."""

from baimo.drawing.charts.all import CHARTS, Charts

__all__ = ["CHARTS", "Charts"]
