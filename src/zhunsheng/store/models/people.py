"""Units, people, and what held of them from one day to another."""

from django.db import models

from zhunsheng.store.models.base import RevisedRow, SpanRow, one_open_span, span_in_order


class UnitRow(RevisedRow):
    """A part of the company."""

    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")

    class Meta(RevisedRow.Meta):
        db_table = "unit"


class PersonRow(RevisedRow):
    """A member of the company. Leaving is a date, not a deletion."""

    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    left_on = models.DateField(null=True, blank=True)

    class Meta(RevisedRow.Meta):
        db_table = "person"


class MembershipRow(SpanRow):
    """Which unit a person belonged to, and when."""

    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(UnitRow, on_delete=models.PROTECT, related_name="memberships")

    class Meta(SpanRow.Meta):
        db_table = "membership"
        constraints = (
            span_in_order("membership_span_in_order"),
            one_open_span("membership_one_open", "person"),
        )


class PositionHeldRow(SpanRow):
    """Which position of which framework a person held, and when; several at once, one of them the main one."""

    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="positions_held")
    framework_code = models.CharField(max_length=64)
    position_code = models.CharField(max_length=64)
    is_main = models.BooleanField(default=True)

    class Meta(SpanRow.Meta):
        db_table = "position_held"
        constraints = (
            span_in_order("position_held_span_in_order"),
            one_open_span("position_held_one_main_open", "person", is_main=True),
            one_open_span("position_held_once_open", "person", "framework_code", "position_code"),
        )


class ReportingLineRow(SpanRow):
    """Who was whose manager, and when."""

    person = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="reporting_lines")
    manager = models.ForeignKey(PersonRow, on_delete=models.PROTECT, related_name="led_lines")

    class Meta(SpanRow.Meta):
        db_table = "reporting_line"
        constraints = (
            span_in_order("reporting_line_span_in_order"),
            one_open_span("reporting_line_one_open", "person"),
            models.CheckConstraint(name="reporting_line_not_to_self", condition=~models.Q(person=models.F("manager"))),
        )
