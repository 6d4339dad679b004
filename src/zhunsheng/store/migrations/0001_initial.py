# Written by makemigrations.

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AccountRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("login_name", models.CharField(max_length=150, unique=True)),
                ("name", models.CharField(blank=True, default="", max_length=200)),
                ("is_active", models.BooleanField(default=True)),
                ("is_demo", models.BooleanField(default=False)),
                ("language", models.CharField(blank=True, default="", max_length=16)),
            ],
            options={
                "db_table": "account",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="AuditEntryRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField(db_index=True)),
                ("account", models.UUIDField(blank=True, null=True)),
                ("act", models.CharField(max_length=64)),
                ("subject", models.CharField(max_length=200)),
                ("facts", models.TextField(default="{}")),
            ],
            options={
                "db_table": "audit_entry",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PersonRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("code", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("left_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "db_table": "person",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="FrameworkVersionRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("code", models.CharField(max_length=64)),
                ("version", models.CharField(max_length=64)),
                ("state", models.CharField(max_length=16)),
                ("content", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_frameworks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "framework_version",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="CycleRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("code", models.CharField(max_length=64, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("content", models.TextField()),
                ("published_at", models.DateTimeField()),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cycles",
                        to="store.frameworkversionrow",
                    ),
                ),
            ],
            options={
                "db_table": "cycle",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="accountrow",
            name="person",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="account",
                to="store.personrow",
            ),
        ),
        migrations.CreateModel(
            name="PositionHeldRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("framework_code", models.CharField(max_length=64)),
                ("position_code", models.CharField(max_length=64)),
                ("is_main", models.BooleanField(default=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="positions_held", to="store.personrow"
                    ),
                ),
            ],
            options={
                "db_table": "position_held",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReportingLineRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "manager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="led_lines", to="store.personrow"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reporting_lines",
                        to="store.personrow",
                    ),
                ),
            ],
            options={
                "db_table": "reporting_line",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="UnitRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("code", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="store.unitrow",
                    ),
                ),
            ],
            options={
                "db_table": "unit",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PublishedResultRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("position_code", models.CharField(blank=True, max_length=64)),
                ("snapshot", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("revision", models.PositiveIntegerField()),
                ("published_at", models.DateTimeField()),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="store.cyclerow"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="store.personrow"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="store.unitrow"
                    ),
                ),
            ],
            options={
                "db_table": "published_result",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="MembershipRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="store.personrow"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="store.unitrow"
                    ),
                ),
            ],
            options={
                "db_table": "membership",
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="EntrustedDutyRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("duty", models.CharField(max_length=32)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "db_table": "entrusted_duty",
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="entrusted_duty_span_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
                        fields=("account", "duty"),
                        name="entrusted_duty_one_open",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="frameworkversionrow",
            constraint=models.UniqueConstraint(fields=("code", "version"), name="framework_version_once"),
        ),
        migrations.AddConstraint(
            model_name="frameworkversionrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "published")), fields=("code",), name="framework_one_published"
            ),
        ),
        migrations.AddConstraint(
            model_name="positionheldrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="position_held_span_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="positionheldrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_main", True), ("valid_until__isnull", True)),
                fields=("person",),
                name="position_held_one_main_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="positionheldrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_until__isnull", True)),
                fields=("person", "framework_code", "position_code"),
                name="position_held_once_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportinglinerow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="reporting_line_span_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportinglinerow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_until__isnull", True)), fields=("person",), name="reporting_line_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportinglinerow",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", models.F("manager")), _negated=True), name="reporting_line_not_to_self"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedresultrow",
            constraint=models.UniqueConstraint(
                fields=("cycle", "person", "revision"), name="published_result_revision_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedresultrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaced_at__isnull", True)),
                fields=("cycle", "person"),
                name="published_result_one_current",
            ),
        ),
        migrations.AddConstraint(
            model_name="membershiprow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="membership_span_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="membershiprow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_until__isnull", True)), fields=("person",), name="membership_one_open"
            ),
        ),
    ]
