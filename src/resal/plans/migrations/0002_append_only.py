from django.db import migrations

from resal.core.triggers import append_only


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]
    operations = [append_only("plans_version"), append_only("plans_adoption")]
