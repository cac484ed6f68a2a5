"""Charts in templates: `{% load charts %}`, then one tag a chart. Each says its sentence and gives its table."""

from django import template

from resal.core.charts import draw_bars, draw_moves, draw_spans, draw_trend

register = template.Library()


@register.inclusion_tag("core/charts/_bars.html")
def bar_chart(bars, *, id, sentence, label, measure, full=None):
    """Bars: `label` and `measure` head the table's two columns, `sentence` says what one sees."""
    return {
        "id": id,
        "sentence": sentence,
        "label": label,
        "measure": measure,
        "bars": draw_bars(list(bars), full=full),
    }


@register.inclusion_tag("core/charts/_moves.html")
def move_chart(moves, *, id, sentence, label):
    """The order after the second vote, with a line from where each stood after the first."""
    return {"id": id, "sentence": sentence, "label": label, "drawn": draw_moves(list(moves))}


@register.inclusion_tag("core/charts/_spans.html")
def span_chart(spans, *, id, sentence, label, first, last, today):
    """What happens when, between two days at least; `label` heads the table's first column."""
    drawn = draw_spans(list(spans), first=first, last=last, today=today)
    return {"id": id, "sentence": sentence, "label": label, "chart": drawn}


@register.inclusion_tag("core/charts/_trend.html")
def trend_chart(points, *, id, sentence, label, measure, reference_name, reference=0.0):
    """Points in time; `reference_name` says in words what the reference line is (« 0 = hasard »)."""
    return {
        "id": id,
        "sentence": sentence,
        "label": label,
        "measure": measure,
        "reference_name": reference_name,
        "drawn": draw_trend(list(points), reference=reference),
    }


@register.inclusion_tag("core/charts/_participation.html")
def participation(done, expected, *, sentence):
    """How many of how many, as one bar under its sentence."""
    share = min(100, round(done / expected * 100)) if expected else 0
    return {"sentence": sentence, "share": share}
