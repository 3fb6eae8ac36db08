"""The first tables

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op


import casework.core.db
from casework.audit.triggers import create_triggers, drop_triggers

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "police",
                "probation",
                "youth_justice",
                "fire_and_rescue",
                "health",
                "childrens_social_care",
                "community_safety",
                "education",
                "prison_or_youth_custody",
                "pcc_office",
                "voluntary_provider",
                "housing",
                "other",
                name="agency_type",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "regime",
            sa.Enum("uk_gdpr", "part3_le", name="regime", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("contact_user_id", sa.Integer(), nullable=True),
        sa.Column("contact_name", sa.String(length=120), nullable=False),
        sa.Column("contact_email", sa.String(length=254), nullable=False),
        sa.Column("contact_phone", sa.String(length=40), nullable=False),
        sa.Column(
            "default_gateway",
            sa.Enum(
                "pcsc_s16",
                "pcsc_s17",
                "cda_s115",
                "ca2004_s10_11",
                "ca2004_s16la",
                "ca1989_s47",
                "ca1989_s17",
                "common_law_public_interest",
                "vital_interests",
                "consent_confidentiality",
                "court_order",
                "other",
                name="gateway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("code", name=op.f("uq_agencies_code")),
        sa.UniqueConstraint("name", name=op.f("uq_agencies_name")),
        sa.UniqueConstraint("ref", name=op.f("uq_agencies_ref")),
    )
    op.create_table(
        "areas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
        sa.UniqueConstraint("code", name=op.f("uq_areas_code")),
        sa.UniqueConstraint("name", name=op.f("uq_areas_name")),
    )
    op.create_table(
        "audit_seals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sealed_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_seals")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_seals_hash")),
    )
    op.create_table(
        "installation",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_installation")),
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=120), nullable=False),
        sa.Column("until", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("beat_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "person_keys",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_keys")),
    )
    op.create_table(
        "placements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("scope_kind", sa.String(length=20), nullable=False),
        sa.Column("scope_id", sa.Integer(), nullable=False),
        sa.Column("placed_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements")),
        sa.UniqueConstraint(
            "subject_kind",
            "subject_id",
            "scope_kind",
            "scope_id",
            name=op.f("uq_placements_subject_kind_subject_id_scope_kind_scope_id"),
        ),
    )
    with op.batch_alter_table("placements", schema=None) as batch_op:
        batch_op.create_index("ix_placements_scope", ["scope_kind", "scope_id"], unique=False)

    op.create_table(
        "reminder_rungs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ladder", sa.String(length=40), nullable=False),
        sa.Column("offset_days", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_rungs")),
        sa.UniqueConstraint(
            "ladder", "offset_days", "audience", name=op.f("uq_reminder_rungs_ladder_offset_days_audience")
        ),
    )
    op.create_table(
        "scheduled_jobs",
        sa.Column("id", sa.Unicode(length=191), nullable=False),
        sa.Column("next_run_time", sa.Float(precision=25), nullable=True),
        sa.Column("job_state", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheduled_jobs")),
    )
    with op.batch_alter_table("scheduled_jobs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_scheduled_jobs_next_run_time"), ["next_run_time"], unique=False)

    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    with op.batch_alter_table("sign_in_attempts", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_attempts_key_at", ["key", "at"], unique=False)

    op.create_table(
        "agency_standings",
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column(
            "standing",
            sa.Enum(
                "specified_authority",
                "relevant_authority",
                "health_or_social_care_authority",
                "section_11_body",
                "local_policing_body",
                name="standing",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_agency_standings_agency_id")),
        sa.PrimaryKeyConstraint("agency_id", "standing", name=op.f("pk_agency_standings")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("forename", sa.String(length=120), nullable=False),
        sa.Column("surname", sa.String(length=120), nullable=False),
        sa.Column("also_known_as", sa.String(length=200), nullable=False),
        sa.Column("pronouns", sa.String(length=40), nullable=False),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column(
            "sex",
            sa.Enum("female", "male", "not_known", name="sex", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("ethnicity", sa.String(length=40), nullable=False),
        sa.Column("ethnicity_source", sa.String(length=40), nullable=False),
        sa.Column("first_language", sa.String(length=60), nullable=False),
        sa.Column("postcode", sa.String(length=8), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("safe_contact", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("died_on", sa.Date(), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_people_area_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("ref", name=op.f("uq_people_ref")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_people_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_people_date_of_birth"), ["date_of_birth"], unique=False)
        batch_op.create_index(batch_op.f("ix_people_surname_forename_id"), ["surname", "forename", "id"], unique=False)

    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("job_title", sa.String(length=120), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("password_changed_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("last_signed_in_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("disabled_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_users_agency_id")),
        sa.ForeignKeyConstraint(["manager_id"], ["users.id"], name=op.f("fk_users_manager_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email", name=op.f("uq_users_email")),
        sa.UniqueConstraint("ref", name=op.f("uq_users_ref")),
    )
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_users_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_users_manager_id"), ["manager_id"], unique=False)

    op.create_table(
        "audit_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column(
            "act",
            sa.Enum("change", "look", "security", name="act", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("verb", sa.String(length=60), nullable=False),
        sa.Column("actor_user_id", sa.Integer(), nullable=True),
        sa.Column("actor_agency_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("request_id", sa.String(length=40), nullable=False),
        sa.Column("subject_kind", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("subject_ref", sa.String(length=8), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("values_digest", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["actor_agency_id"], ["agencies.id"], name=op.f("fk_audit_records_actor_agency_id")),
        sa.ForeignKeyConstraint(["actor_user_id"], ["users.id"], name=op.f("fk_audit_records_actor_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_records")),
    )
    with op.batch_alter_table("audit_records", schema=None) as batch_op:
        batch_op.create_index("ix_audit_records_act_at", ["act", "at"], unique=False)
        batch_op.create_index("ix_audit_records_actor", ["actor_user_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_records_at"), ["at"], unique=False)
        batch_op.create_index("ix_audit_records_person", ["person_id", "id"], unique=False)
        batch_op.create_index("ix_audit_records_subject", ["subject_kind", "subject_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_records_subject_ref"), ["subject_ref"], unique=False)

    op.create_table(
        "cohorts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "programme_type",
            sa.Enum(
                "focused_deterrence_individual",
                "focused_deterrence_group",
                "contextual_safeguarding",
                "prevention_panel",
                "hospital_navigator",
                "vawg",
                name="programme_type",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "planning",
                "open",
                "paused",
                "closed",
                name="cohort_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("coordinator_user_id", sa.Integer(), nullable=True),
        sa.Column("commissioner_agency_id", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("opens_on", sa.Date(), nullable=True),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.Column("target_started", sa.Integer(), nullable=True),
        sa.Column("target_completed", sa.Integer(), nullable=True),
        sa.Column("target_attended_percent", sa.Integer(), nullable=True),
        sa.Column("target_actions_in_time_percent", sa.Integer(), nullable=True),
        sa.Column("contact_every_days", sa.Integer(), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.CheckConstraint("capacity IS NULL OR capacity > 0", name=op.f("ck_cohorts_capacity")),
        sa.CheckConstraint(
            "closes_on IS NULL OR opens_on IS NULL OR closes_on >= opens_on", name=op.f("ck_cohorts_dates")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_cohorts_area_id")),
        sa.ForeignKeyConstraint(
            ["commissioner_agency_id"], ["agencies.id"], name=op.f("fk_cohorts_commissioner_agency_id")
        ),
        sa.ForeignKeyConstraint(["coordinator_user_id"], ["users.id"], name=op.f("fk_cohorts_coordinator_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohorts")),
        sa.UniqueConstraint("code", name=op.f("uq_cohorts_code")),
        sa.UniqueConstraint("ref", name=op.f("uq_cohorts_ref")),
    )
    with op.batch_alter_table("cohorts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cohorts_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cohorts_coordinator_user_id"), ["coordinator_user_id"], unique=False)

    op.create_table(
        "denials",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("denied_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_denials_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_denials")),
    )
    with op.batch_alter_table("denials", schema=None) as batch_op:
        batch_op.create_index("ix_denials_subject", ["subject_kind", "subject_id", "user_id"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("saved_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_drafts_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("user_id", "path", name=op.f("uq_drafts_user_id_path")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_saved_at"), ["saved_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_drafts_user_id"), ["user_id"], unique=False)

    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "offence",
                "victimisation",
                "missing",
                "exclusion",
                "hospital",
                "arrest",
                "order",
                "other",
                name="event_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "basis",
            sa.Enum(
                "reported",
                "suspected",
                "charged",
                "convicted",
                name="event_basis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("occurred_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("is_violent", sa.Boolean(), nullable=False),
        sa.Column("what_happened", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("told_for_id", sa.Integer(), nullable=False),
        sa.Column("source_agency_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_events_recorded_by_id")),
        sa.ForeignKeyConstraint(["source_agency_id"], ["agencies.id"], name=op.f("fk_events_source_agency_id")),
        sa.ForeignKeyConstraint(["told_for_id"], ["people.id"], name=op.f("fk_events_told_for_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("ref", name=op.f("uq_events_ref")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_events_told_for_id"), ["told_for_id"], unique=False)

    op.create_table(
        "idempotency_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("body_hash", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("location", sa.String(length=500), nullable=False),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_idempotency_keys_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotency_keys")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_idempotency_keys_user_id_key")),
    )
    with op.batch_alter_table("idempotency_keys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_idempotency_keys_created_at"), ["created_at"], unique=False)

    op.create_table(
        "identifiers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "nhs_number",
                "upn",
                "pnc_id",
                "cro",
                name="identifier_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "verified",
                "well_formed",
                "unverified",
                name="identifier_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source_agency_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_identifiers_person_id")),
        sa.ForeignKeyConstraint(["source_agency_id"], ["agencies.id"], name=op.f("fk_identifiers_source_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identifiers")),
        sa.UniqueConstraint("person_id", "kind", "value", name=op.f("uq_identifiers_person_id_kind_value")),
    )
    with op.batch_alter_table("identifiers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identifiers_kind_value"), ["kind", "value"], unique=False)

    op.create_table(
        "involvements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope_kind", sa.String(length=20), nullable=False),
        sa.Column("scope_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("granted_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("until", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(user_id IS NULL) <> (agency_id IS NULL)", name=op.f("ck_involvements_one_holder")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_involvements_agency_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_involvements_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involvements")),
    )
    with op.batch_alter_table("involvements", schema=None) as batch_op:
        batch_op.create_index("ix_involvements_agency", ["agency_id", "scope_kind", "scope_id"], unique=False)
        batch_op.create_index("ix_involvements_scope", ["scope_kind", "scope_id"], unique=False)
        batch_op.create_index("ix_involvements_user", ["user_id", "scope_kind", "scope_id"], unique=False)

    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "running",
                "done",
                "failed",
                name="job_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("actor_user_id", sa.Integer(), nullable=True),
        sa.Column("subject_kind", sa.String(length=40), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(length=40), nullable=True),
        sa.Column("claimed_until", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("finished_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["actor_user_id"], ["users.id"], name=op.f("fk_jobs_actor_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
        sa.UniqueConstraint("ref", name=op.f("uq_jobs_ref")),
    )
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jobs_actor_user_id"), ["actor_user_id"], unique=False)
        batch_op.create_index("ix_jobs_state_claimed_until", ["state", "claimed_until"], unique=False)

    op.create_table(
        "known_devices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("last_used_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_known_devices_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_devices")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_known_devices_token_hash")),
    )
    with op.batch_alter_table("known_devices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_known_devices_user_id"), ["user_id"], unique=False)

    op.create_table(
        "name_tokens",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_name_tokens_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_tokens")),
    )
    with op.batch_alter_table("name_tokens", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_name_tokens_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_name_tokens_token_person_id"), ["token", "person_id"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("to_user_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("subject_line", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("link", sa.String(length=400), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("subject_ref", sa.String(length=8), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "sending",
                "sent",
                "failed",
                "doubtful",
                name="message_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("claim", sa.String(length=40), nullable=True),
        sa.Column("next_try_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("problem", sa.String(length=200), nullable=False),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("sent_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("read_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["to_user_id"], ["users.id"], name=op.f("fk_outbox_to_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("message_id", name=op.f("uq_outbox_message_id")),
        sa.UniqueConstraint("ref", name=op.f("uq_outbox_ref")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_state_next_try_at", ["state", "next_try_at"], unique=False)
        batch_op.create_index("ix_outbox_subject", ["subject_kind", "subject_id"], unique=False)
        batch_op.create_index("ix_outbox_to_user_id_id", ["to_user_id", "id"], unique=False)

    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("browser", sa.String(length=200), nullable=False),
        sa.Column("network", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sessions_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sessions_token_hash")),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_user_id"), ["user_id"], unique=False)

    op.create_table(
        "set_up_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_set_up_links_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_up_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_set_up_links_token_hash")),
    )
    with op.batch_alter_table("set_up_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_set_up_links_user_id"), ["user_id"], unique=False)

    op.create_table(
        "warnings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "risk_to_visitors",
                "risk_to_self",
                "health",
                "contact",
                "other",
                name="warning_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_warnings_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_warnings_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warnings")),
    )
    with op.batch_alter_table("warnings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_warnings_person_id"), ["person_id"], unique=False)

    op.create_table(
        "audit_seal_members",
        sa.Column("record_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("record_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["audit_records.id"], name=op.f("fk_audit_seal_members_record_id")),
        sa.ForeignKeyConstraint(["seal_id"], ["audit_seals.id"], name=op.f("fk_audit_seal_members_seal_id")),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_audit_seal_members")),
    )
    with op.batch_alter_table("audit_seal_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_seal_members_seal_id"), ["seal_id"], unique=False)

    op.create_table(
        "audit_values",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_values", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["audit_records.id"], name=op.f("fk_audit_values_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_values")),
    )
    with op.batch_alter_table("audit_values", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_values_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_values_record_id"), ["record_id"], unique=False)

    op.create_table(
        "cohort_summaries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("counts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("shown", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("work", sa.JSON(), nullable=False),
        sa.Column("made_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_cohort_summaries_cohort_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort_summaries")),
        sa.UniqueConstraint("cohort_id", "period", name=op.f("uq_cohort_summaries_cohort_id_period")),
    )
    op.create_table(
        "digests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recipient_key", sa.String(length=260), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outbox_id", sa.Integer(), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_digests_outbox_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
        sa.UniqueConstraint("recipient_key", "day", name=op.f("uq_digests_recipient_key_day")),
    )
    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_digests_outbox_id"), ["outbox_id"], unique=False)

    op.create_table(
        "event_participants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("reach_person_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "affected",
                "victim",
                "suspected",
                "convicted",
                "witness",
                name="participant_role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR description <> ''", name=op.f("ck_event_participants_person_or_description")
        ),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_participants_event_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_event_participants_person_id")),
        sa.ForeignKeyConstraint(["reach_person_id"], ["people.id"], name=op.f("fk_event_participants_reach_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_participants")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_event_participants_event_id_person_id")),
    )
    with op.batch_alter_table("event_participants", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_participants_person_id_event_id"), ["person_id", "event_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_event_participants_reach_person_id"), ["reach_person_id"], unique=False)

    op.create_table(
        "import_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column(
            "gateway",
            sa.Enum(
                "pcsc_s16",
                "pcsc_s17",
                "cda_s115",
                "ca2004_s10_11",
                "ca2004_s16la",
                "ca1989_s47",
                "ca1989_s17",
                "common_law_public_interest",
                "vital_interests",
                "consent_confidentiality",
                "court_order",
                "other",
                name="gateway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "running",
                "done",
                "failed",
                name="batch_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("warned", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("imported_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_import_batches_agency_id")),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_import_batches_area_id")),
        sa.ForeignKeyConstraint(["imported_by_id"], ["users.id"], name=op.f("fk_import_batches_imported_by_id")),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_import_batches_job_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batches")),
        sa.UniqueConstraint("file_hash", name=op.f("uq_import_batches_file_hash")),
        sa.UniqueConstraint("ref", name=op.f("uq_import_batches_ref")),
    )
    with op.batch_alter_table("import_batches", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_batches_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_batches_area_id"), ["area_id"], unique=False)

    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rung_id", sa.Integer(), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("subject_ref", sa.String(length=8), nullable=True),
        sa.Column("recipient_key", sa.String(length=260), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "gathered",
                "superseded",
                "cancelled",
                name="reminder_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("outbox_id", sa.Integer(), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_reminders_outbox_id")),
        sa.ForeignKeyConstraint(["rung_id"], ["reminder_rungs.id"], name=op.f("fk_reminders_rung_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_reminders_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint(
            "rung_id", "subject_kind", "subject_id", "recipient_key", "due_on", name="uq_reminders_once"
        ),
    )
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.create_index("ix_reminders_kind_due_on", ["subject_kind", "due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_reminders_outbox_id"), ["outbox_id"], unique=False)
        batch_op.create_index("ix_reminders_state_recipient_key", ["state", "recipient_key"], unique=False)
        batch_op.create_index("ix_reminders_subject", ["subject_kind", "subject_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reminders_user_id"), ["user_id"], unique=False)

    op.create_table(
        "role_grants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "administrator",
                "caseworker",
                "chair",
                "commissioner",
                "coordinator",
                "governance",
                "minute_taker",
                "practitioner",
                "referrer",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("cohort_id", sa.Integer(), nullable=True),
        sa.Column("granted_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_role_grants_area_id")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_role_grants_cohort_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_role_grants_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grants")),
        sa.UniqueConstraint(
            "user_id", "role", "area_id", "cohort_id", name=op.f("uq_role_grants_user_id_role_area_id_cohort_id")
        ),
    )
    with op.batch_alter_table("role_grants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_grants_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_grants_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_grants_role"), ["role"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_grants_user_id"), ["user_id"], unique=False)

    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "fd_panel",
                "mace",
                "context_conference",
                "prevention_panel",
                "group_review",
                "strategic_board",
                "other",
                name="series_type",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("cohort_id", sa.Integer(), nullable=True),
        sa.Column("chair_id", sa.Integer(), nullable=False),
        sa.Column("minute_taker_id", sa.Integer(), nullable=True),
        sa.Column(
            "frequency",
            sa.Enum(
                "weekly",
                "fortnightly",
                "four_weekly",
                "quarterly",
                "as_needed",
                name="frequency",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "weekday",
            sa.Enum(
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
                name="weekday",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("usual_time", sa.Time(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.CheckConstraint("quorum >= 1", name=op.f("ck_series_quorum_counts")),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_series_area_id")),
        sa.ForeignKeyConstraint(["chair_id"], ["users.id"], name=op.f("fk_series_chair_id")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_series_cohort_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["users.id"], name=op.f("fk_series_created_by_id")),
        sa.ForeignKeyConstraint(["minute_taker_id"], ["users.id"], name=op.f("fk_series_minute_taker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("ref", name=op.f("uq_series_ref")),
    )
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_series_chair_id"), ["chair_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_series_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_series_minute_taker_id"), ["minute_taker_id"], unique=False)

    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "scheduled",
                "agenda_published",
                "in_progress",
                "minutes_draft",
                "agreed",
                "cancelled",
                name="meeting_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("quorum", sa.Integer(), nullable=True),
        sa.Column("published_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("opened_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("opened_by_id", sa.Integer(), nullable=True),
        sa.Column("confidentiality_read_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("conflicts_asked_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("cancelled_reason", sa.Text(), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["users.id"], name=op.f("fk_meetings_created_by_id")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["users.id"], name=op.f("fk_meetings_opened_by_id")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_meetings_series_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("ref", name=op.f("uq_meetings_ref")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index("ix_meetings_series_id_starts_at", ["series_id", "starts_at"], unique=False)
        batch_op.create_index("ix_meetings_status_starts_at", ["status", "starts_at"], unique=False)

    op.create_table(
        "referrals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("source_agency_id", sa.Integer(), nullable=False),
        sa.Column("referrer_user_id", sa.Integer(), nullable=True),
        sa.Column(
            "gateway",
            sa.Enum(
                "pcsc_s16",
                "pcsc_s17",
                "cda_s115",
                "ca2004_s10_11",
                "ca2004_s16la",
                "ca1989_s47",
                "ca1989_s17",
                "common_law_public_interest",
                "vital_interests",
                "consent_confidentiality",
                "court_order",
                "other",
                name="gateway",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("forename", sa.String(length=120), nullable=False),
        sa.Column("surname", sa.String(length=120), nullable=False),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column(
            "sex",
            sa.Enum("female", "male", "not_known", name="sex", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("sex_given", sa.String(length=60), nullable=False),
        sa.Column("ethnicity", sa.String(length=40), nullable=False),
        sa.Column("ethnicity_given", sa.String(length=120), nullable=False),
        sa.Column("postcode", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("nhs_number", sa.String(length=20), nullable=False),
        sa.Column("upn", sa.String(length=20), nullable=False),
        sa.Column("pnc_id", sa.String(length=20), nullable=False),
        sa.Column("unverified_fields", sa.JSON(), nullable=False),
        sa.Column(
            "child_protection_made",
            sa.Enum(
                "yes",
                "no",
                "not_known",
                name="child_protection_made",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("child_protection_on", sa.Date(), nullable=True),
        sa.Column("child_protection_ref", sa.String(length=80), nullable=False),
        sa.Column("child_protection_why_not", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("worries", sa.Text(), nullable=False),
        sa.Column("young_person_says", sa.Text(), nullable=False),
        sa.Column("family_says", sa.Text(), nullable=False),
        sa.Column(
            "told",
            sa.Enum("yes", "no", "not_known", name="told", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("not_told_because", sa.Text(), nullable=False),
        sa.Column(
            "agrees_to_support",
            sa.Enum(
                "yes", "no", "not_known", name="agrees_to_support", native_enum=False, create_constraint=True, length=40
            ),
            nullable=True,
        ),
        sa.Column("gillick_note", sa.Text(), nullable=False),
        sa.Column("strengths", sa.Text(), nullable=False),
        sa.Column(
            "safe_to_contact_carer",
            sa.Enum(
                "yes",
                "no",
                "not_known",
                name="safe_to_contact_carer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("before_contact", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column(
            "urgency",
            sa.Enum("today", "soon", "routine", name="urgency", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("referred_on", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "received",
                "more_asked",
                "accepted",
                "not_met",
                "referred_on",
                name="referral_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("received_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("acknowledge_by", sa.Date(), nullable=False),
        sa.Column("acknowledged_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "decision_reason",
            sa.Enum(
                "not_eligible",
                "below_threshold",
                "already_in_other_programme",
                "out_of_area",
                "duplicate",
                "moved_away",
                name="not_met_reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("decision_note", sa.Text(), nullable=False),
        sa.Column("referred_on_to", sa.String(length=160), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["acknowledged_by_id"], ["users.id"], name=op.f("fk_referrals_acknowledged_by_id")),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_referrals_area_id")),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batches.id"], name=op.f("fk_referrals_batch_id")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_referrals_cohort_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["users.id"], name=op.f("fk_referrals_decided_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_referrals_person_id")),
        sa.ForeignKeyConstraint(["referrer_user_id"], ["users.id"], name=op.f("fk_referrals_referrer_user_id")),
        sa.ForeignKeyConstraint(["source_agency_id"], ["agencies.id"], name=op.f("fk_referrals_source_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrals")),
        sa.UniqueConstraint("ref", name=op.f("uq_referrals_ref")),
    )
    with op.batch_alter_table("referrals", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_referrals_area_id_status_received_at"), ["area_id", "status", "received_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_referrals_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_referrals_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_referrals_date_of_birth"), ["date_of_birth"], unique=False)
        batch_op.create_index(batch_op.f("ix_referrals_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_referrals_referrer_user_id"), ["referrer_user_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_referrals_source_agency_id_status"), ["source_agency_id", "status"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_referrals_surname_forename"), ["surname", "forename"], unique=False)

    op.create_table(
        "series_agencies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("core", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_series_agencies_agency_id")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_series_agencies_series_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_agencies")),
        sa.UniqueConstraint("series_id", "agency_id", name=op.f("uq_series_agencies_series_id_agency_id")),
    )
    with op.batch_alter_table("series_agencies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_agencies_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "attendances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "present",
                "deputy_sent",
                "apologies_with_report",
                "apologies_no_report",
                "absent_no_apology",
                name="attendance_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("names", sa.String(length=500), nullable=False),
        sa.Column("recorded_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_attendances_agency_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_attendances_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_attendances_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
        sa.UniqueConstraint("meeting_id", "agency_id", name=op.f("uq_attendances_meeting_id_agency_id")),
    )
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendances_agency_id"), ["agency_id"], unique=False)

    op.create_table(
        "import_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("field", sa.String(length=40), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("duplicate_of", sa.Integer(), nullable=True),
        sa.Column("original", sa.JSON(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("referral_id", sa.Integer(), nullable=True),
        sa.Column(
            "held",
            sa.Enum(
                "held",
                "completed",
                "passed_on",
                "dismissed",
                name="held_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("settled_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("settled_note", sa.Text(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batches.id"], name=op.f("fk_import_rows_batch_id")),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name=op.f("fk_import_rows_referral_id")),
        sa.ForeignKeyConstraint(["settled_by_id"], ["users.id"], name=op.f("fk_import_rows_settled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_rows")),
        sa.UniqueConstraint("batch_id", "row_number", name=op.f("uq_import_rows_batch_id_row_number")),
        sa.UniqueConstraint("ref", name=op.f("uq_import_rows_ref")),
    )
    with op.batch_alter_table("import_rows", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_rows_held_due_on"), ["held", "due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_import_rows_referral_id"), ["referral_id"], unique=False)

    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("referral_id", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "nominated",
                "screening",
                "panel_pending",
                "deferred",
                "not_selected",
                "selected",
                "active",
                "notification_planned",
                "notified",
                "support_offered",
                "engaged",
                "declined",
                "unable_to_contact",
                "disengaged",
                "completed",
                "transferred",
                "withdrawn",
                "deceased",
                name="membership_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("status_since", sa.Date(), nullable=False),
        sa.Column("nominated_on", sa.Date(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("selected_by_decision_id", sa.Integer(), nullable=True),
        sa.Column(
            "not_selected_reason",
            sa.Enum(
                "not_eligible",
                "below_threshold",
                "already_in_other_programme",
                "out_of_area",
                "risk_managed_elsewhere",
                "in_custody_long_term",
                "panel_judgement",
                "duplicate",
                "moved_away",
                name="not_selected_reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "exit_reason",
            sa.Enum(
                "outcomes_achieved",
                "needs_met_elsewhere",
                "stepped_down",
                "stepped_up_child_protection",
                "moved_area",
                "custody",
                "disengaged_after_attempts",
                "withdrew_consent_support",
                "declined_offer",
                "aged_out_transition",
                "deceased",
                "error_duplicate",
                name="exit_reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "attrition_stage",
            sa.Enum(
                "never_contacted",
                "contacted_refused_meeting",
                "met_refused_offer",
                "accepted_never_started",
                "started_dropped_out",
                name="attrition_stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.CheckConstraint(
            "ended_on IS NULL OR joined_on IS NULL OR ended_on >= joined_on", name=op.f("ck_memberships_dates")
        ),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_memberships_cohort_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_memberships_person_id")),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name=op.f("fk_memberships_referral_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
        sa.UniqueConstraint("ref", name=op.f("uq_memberships_ref")),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_cohort_id_status"), ["cohort_id", "status"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_memberships_person_id_cohort_id"), ["person_id", "cohort_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_memberships_referral_id"), ["referral_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_memberships_selected_by_decision_id"), ["selected_by_decision_id"], unique=False
        )

    op.create_table(
        "minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("agreed_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["agreed_by_id"], ["users.id"], name=op.f("fk_minutes_agreed_by_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_minutes_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("meeting_id", "version", name=op.f("uq_minutes_meeting_id_version")),
    )
    op.create_table(
        "referral_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("referral_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("from_referrer", sa.Boolean(), nullable=False),
        sa.Column("written_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name=op.f("fk_referral_messages_author_id")),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name=op.f("fk_referral_messages_referral_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_messages")),
    )
    with op.batch_alter_table("referral_messages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referral_messages_referral_id"), ["referral_id"], unique=False)

    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "accepted",
                "assessment",
                "planning",
                "active",
                "review",
                "on_hold",
                "closing",
                "closed",
                name="case_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("lead_worker_id", sa.Integer(), nullable=True),
        sa.Column(
            "risk_level",
            sa.Enum(
                "not_assessed",
                "low",
                "medium",
                "high",
                "very_high",
                name="risk_level",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("risk_set_on", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "closure_reason",
            sa.Enum(
                "outcomes_achieved",
                "needs_met_elsewhere",
                "stepped_down",
                "stepped_up_child_protection",
                "moved_area",
                "custody",
                "disengaged_after_attempts",
                "withdrew_consent_support",
                "declined_offer",
                "aged_out_transition",
                "deceased",
                "error_duplicate",
                name="closure_reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("closure_note", sa.Text(), nullable=False),
        sa.Column("on_hold_until", sa.Date(), nullable=True),
        sa.Column("summary_now", sa.Text(), nullable=False),
        sa.Column("summary_by_id", sa.Integer(), nullable=True),
        sa.Column("summary_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("review_due_on", sa.Date(), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.CheckConstraint("(status = 'closed') = (closed_on IS NOT NULL)", name=op.f("ck_cases_closed_has_date")),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_cases_area_id")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_cases_cohort_id")),
        sa.ForeignKeyConstraint(["lead_worker_id"], ["users.id"], name=op.f("fk_cases_lead_worker_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_cases_membership_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_cases_person_id")),
        sa.ForeignKeyConstraint(["summary_by_id"], ["users.id"], name=op.f("fk_cases_summary_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("membership_id", name=op.f("uq_cases_membership_id")),
        sa.UniqueConstraint("ref", name=op.f("uq_cases_ref")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cases_area_id_status"), ["area_id", "status"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_cases_closed_on_opened_on_id"), ["closed_on", "opened_on", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_cases_cohort_id_status"), ["cohort_id", "status"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_lead_worker_id_status"), ["lead_worker_id", "status"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_review_due_on"), ["review_due_on"], unique=False)

    op.create_table(
        "ete_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column(
            "point",
            sa.Enum("start", "now", name="ete_point", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "education",
                "training",
                "employment",
                "none",
                name="ete_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("as_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_ete_records_membership_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ete_records_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_ete_records_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ete_records")),
        sa.UniqueConstraint("ref", name=op.f("uq_ete_records_ref")),
    )
    with op.batch_alter_table("ete_records", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_ete_records_membership_id_point_as_on"), ["membership_id", "point", "as_on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_ete_records_person_id"), ["person_id"], unique=False)

    op.create_table(
        "membership_roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "at_risk",
                "victim",
                "suspected_harmer",
                "convicted_harmer",
                name="member_role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_membership_roles_membership_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_membership_roles_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_roles")),
    )
    with op.batch_alter_table("membership_roles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_roles_membership_id"), ["membership_id"], unique=False)

    op.create_table(
        "membership_status_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column(
            "from_status",
            sa.Enum(
                "nominated",
                "screening",
                "panel_pending",
                "deferred",
                "not_selected",
                "selected",
                "active",
                "notification_planned",
                "notified",
                "support_offered",
                "engaged",
                "declined",
                "unable_to_contact",
                "disengaged",
                "completed",
                "transferred",
                "withdrawn",
                "deceased",
                name="from_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "to_status",
            sa.Enum(
                "nominated",
                "screening",
                "panel_pending",
                "deferred",
                "not_selected",
                "selected",
                "active",
                "notification_planned",
                "notified",
                "support_offered",
                "engaged",
                "declined",
                "unable_to_contact",
                "disengaged",
                "completed",
                "transferred",
                "withdrawn",
                "deceased",
                name="to_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("changed_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["users.id"], name=op.f("fk_membership_status_changes_changed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["memberships.id"], name=op.f("fk_membership_status_changes_membership_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_status_changes")),
    )
    with op.batch_alter_table("membership_status_changes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_membership_status_changes_membership_id_changed_at"),
            ["membership_id", "changed_at"],
            unique=False,
        )

    op.create_table(
        "outcome_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column(
            "window",
            sa.Enum("before", "after", name="check_window", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("window_from", sa.Date(), nullable=False),
        sa.Column("window_to", sa.Date(), nullable=False),
        sa.Column(
            "source",
            sa.Enum(
                "police_records",
                "youth_justice_records",
                "hospital_attendances",
                "childrens_services_records",
                "other",
                name="check_source",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("searched_to", sa.Date(), nullable=False),
        sa.Column("times_harmed_others", sa.Integer(), nullable=False),
        sa.Column("times_harmed", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.CheckConstraint("searched_to >= window_from", name=op.f("ck_outcome_checks_searched_into_the_window")),
        sa.CheckConstraint("times_harmed_others >= 0 AND times_harmed >= 0", name=op.f("ck_outcome_checks_counts")),
        sa.CheckConstraint("window_to >= window_from", name=op.f("ck_outcome_checks_window_runs_forward")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_outcome_checks_agency_id")),
        sa.ForeignKeyConstraint(["checked_by_id"], ["users.id"], name=op.f("fk_outcome_checks_checked_by_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_outcome_checks_membership_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_outcome_checks_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_checks")),
        sa.UniqueConstraint("ref", name=op.f("uq_outcome_checks_ref")),
    )
    with op.batch_alter_table("outcome_checks", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_outcome_checks_membership_id_window"), ["membership_id", "window"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_outcome_checks_person_id"), ["person_id"], unique=False)

    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "case", "nomination", "other", name="item_kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("membership_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "new",
                "review",
                "escalation",
                "emergency",
                "step_down",
                "close",
                "info",
                name="item_reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("minutes_allotted", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "waiting",
                "discussed",
                "dropped",
                name="item_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("discussed_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.CheckConstraint(
            "(kind = 'case' AND case_id IS NOT NULL AND membership_id IS NULL) OR (kind = 'nomination' AND membership_id IS NOT NULL AND case_id IS NULL) OR (kind = 'other' AND case_id IS NULL AND membership_id IS NULL AND person_id IS NULL)",
            name=op.f("ck_agenda_items_one_subject"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_agenda_items_case_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["users.id"], name=op.f("fk_agenda_items_created_by_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_agenda_items_meeting_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_agenda_items_membership_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_agenda_items_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
        sa.UniqueConstraint("meeting_id", "case_id", name=op.f("uq_agenda_items_meeting_id_case_id")),
        sa.UniqueConstraint("meeting_id", "membership_id", name=op.f("uq_agenda_items_meeting_id_membership_id")),
        sa.UniqueConstraint("ref", name=op.f("uq_agenda_items_ref")),
    )
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_items_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_agenda_items_meeting_id_position", ["meeting_id", "position"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_items_membership_id"), ["membership_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agenda_items_person_id"), ["person_id"], unique=False)

    op.create_table(
        "case_team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("lead_worker", "co_worker", name="team_role", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_team_case_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_case_team_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_team")),
    )
    with op.batch_alter_table("case_team", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_team_case_id_until"), ["case_id", "until"], unique=False)
        batch_op.create_index(batch_op.f("ix_case_team_user_id"), ["user_id"], unique=False)

    op.create_table(
        "goals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("next_step", sa.String(length=300), nullable=False),
        sa.Column(
            "progress",
            sa.Enum(
                "not_started",
                "started",
                "nearly_there",
                "achieved",
                "no_longer_wanted",
                name="goal_progress",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column("set_by_id", sa.Integer(), nullable=True),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_goals_case_id")),
        sa.ForeignKeyConstraint(["set_by_id"], ["users.id"], name=op.f("fk_goals_set_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goals")),
        sa.UniqueConstraint("ref", name=op.f("uq_goals_ref")),
    )
    with op.batch_alter_table("goals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goals_case_id_progress"), ["case_id", "progress"], unique=False)

    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("membership_id", sa.Integer(), nullable=True),
        sa.Column("cohort_id", sa.Integer(), nullable=True),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("promised_series_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("done_when", sa.Text(), nullable=False),
        sa.Column(
            "priority",
            sa.Enum("normal", "high", name="priority", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("owner_agency_id", sa.Integer(), nullable=False),
        sa.Column("owner_user_id", sa.Integer(), nullable=True),
        sa.Column("owner_name", sa.String(length=200), nullable=True),
        sa.Column("owned_since", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("first_due_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("times_carried", sa.Integer(), nullable=False),
        sa.Column("asked_due_on", sa.Date(), nullable=True),
        sa.Column("asked_reason", sa.Text(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "done",
                "not_done",
                "cancelled",
                name="action_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("closed_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("what_was_done", sa.Text(), nullable=True),
        sa.Column(
            "effect",
            sa.Enum(
                "helped",
                "partly",
                "no_effect",
                "made_worse",
                "too_early",
                name="effect",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "not_done_reason",
            sa.Enum(
                "no_longer_needed",
                "resource",
                "unable_to_contact",
                "declined_by_young_person",
                "waiting_other_agency",
                "legal_barrier",
                "other",
                name="not_done_reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("closing_note", sa.Text(), nullable=True),
        sa.Column("signed_off_at", casework.core.db.UtcDateTime(timezone=True), nullable=True),
        sa.Column("signed_off_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.CheckConstraint(
            "(status = 'not_done') = (not_done_reason IS NOT NULL)", name=op.f("ck_actions_not_done_has_reason")
        ),
        sa.CheckConstraint("(status = 'open') = (closed_at IS NULL)", name=op.f("ck_actions_closed_has_time")),
        sa.CheckConstraint("status <> 'done' OR what_was_done IS NOT NULL", name=op.f("ck_actions_done_says_what")),
        sa.CheckConstraint(
            "(CASE WHEN case_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN membership_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN cohort_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN series_id IS NULL THEN 0 ELSE 1 END) = 1",
            name=op.f("ck_actions_one_subject"),
        ),
        sa.CheckConstraint(
            "owner_user_id IS NOT NULL OR owner_name IS NOT NULL", name=op.f("ck_actions_owned_by_somebody")
        ),
        sa.CheckConstraint("times_carried >= 0", name=op.f("ck_actions_times_carried_counts")),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_actions_agenda_item_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_actions_case_id")),
        sa.ForeignKeyConstraint(["closed_by_id"], ["users.id"], name=op.f("fk_actions_closed_by_id")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_actions_cohort_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["users.id"], name=op.f("fk_actions_created_by_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_actions_meeting_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_actions_membership_id")),
        sa.ForeignKeyConstraint(["owner_agency_id"], ["agencies.id"], name=op.f("fk_actions_owner_agency_id")),
        sa.ForeignKeyConstraint(["owner_user_id"], ["users.id"], name=op.f("fk_actions_owner_user_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_actions_person_id")),
        sa.ForeignKeyConstraint(["promised_series_id"], ["series.id"], name=op.f("fk_actions_promised_series_id")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_actions_series_id")),
        sa.ForeignKeyConstraint(["signed_off_by_id"], ["users.id"], name=op.f("fk_actions_signed_off_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sa.UniqueConstraint("ref", name=op.f("uq_actions_ref")),
    )
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actions_agenda_item_id"), ["agenda_item_id"], unique=False)
        batch_op.create_index("ix_actions_case_id_status_due_on", ["case_id", "status", "due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_actions_membership_id"), ["membership_id"], unique=False)
        batch_op.create_index(
            "ix_actions_owner_agency_id_status_due_on", ["owner_agency_id", "status", "due_on"], unique=False
        )
        batch_op.create_index(
            "ix_actions_owner_user_id_status_due_on", ["owner_user_id", "status", "due_on"], unique=False
        )
        batch_op.create_index("ix_actions_person_id_status_due_on", ["person_id", "status", "due_on"], unique=False)
        batch_op.create_index(
            "ix_actions_promised_series_id_status_due_on", ["promised_series_id", "status", "due_on"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_actions_series_id"), ["series_id"], unique=False)
        batch_op.create_index("ix_actions_status_due_on", ["status", "due_on"], unique=False)

    op.create_table(
        "case_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "opened",
                "status",
                "risk",
                "now",
                "goal_added",
                "goal_progress",
                "review",
                "allotted",
                "note_moved_in",
                "note_moved_out",
                "closed",
                name="change_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "risk_level",
            sa.Enum(
                "not_assessed",
                "low",
                "medium",
                "high",
                "very_high",
                name="risk_level",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("goal_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_case_changes_agency_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_changes_case_id")),
        sa.ForeignKeyConstraint(["changed_by_id"], ["users.id"], name=op.f("fk_case_changes_changed_by_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name=op.f("fk_case_changes_goal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_changes")),
    )
    with op.batch_alter_table("case_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_changes_case_id_changed_at"), ["case_id", "changed_at"], unique=False)

    op.create_table(
        "conflicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("recorded_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_conflicts_agenda_item_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_conflicts_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_conflicts_recorded_by_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_conflicts_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflicts")),
    )
    with op.batch_alter_table("conflicts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conflicts_agenda_item_id"), ["agenda_item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conflicts_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conflicts_user_id"), ["user_id"], unique=False)

    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "select",
                "decline",
                "accept",
                "step_up",
                "step_down",
                "refer_on",
                "enforcement_request",
                "no_change",
                "close",
                "other",
                name="decision_type",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("alternatives", sa.Text(), nullable=False),
        sa.Column("dissent", sa.Text(), nullable=False),
        sa.Column("quorate", sa.Boolean(), nullable=False),
        sa.Column("decided_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.CheckConstraint("rationale <> ''", name=op.f("ck_decisions_has_rationale")),
        sa.ForeignKeyConstraint(["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_decisions_agenda_item_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["users.id"], name=op.f("fk_decisions_decided_by_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_decisions_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("ref", name=op.f("uq_decisions_ref")),
    )
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.create_index("ix_decisions_agenda_item_id_id", ["agenda_item_id", "id"], unique=False)

    op.create_table(
        "interventions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "visit",
                "call",
                "message",
                "session",
                name="intervention_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "planned",
                "written_up",
                "called_off",
                name="intervention_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("first_starts_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("was_planned", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column(
            "attendance",
            sa.Enum(
                "attended",
                "not_acceptable_reason",
                "not_no_reason",
                "not_logistics",
                name="attendance",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("absence_note", sa.String(length=300), nullable=False),
        sa.Column("what_happened", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column(
            "voice_how",
            sa.Enum(
                "said",
                "wrote",
                "showed",
                "through_somebody",
                name="voice_how",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("voice_share", sa.Boolean(), nullable=True),
        sa.Column("goal_id", sa.Integer(), nullable=True),
        sa.Column("worker_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=8), nullable=False),
        sa.CheckConstraint(
            "(status = 'written_up') = (attendance IS NOT NULL)",
            name=op.f("ck_interventions_written_up_says_attendance"),
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_interventions_agency_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_interventions_case_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name=op.f("fk_interventions_goal_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_interventions_person_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["users.id"], name=op.f("fk_interventions_recorded_by_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["users.id"], name=op.f("fk_interventions_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interventions")),
        sa.UniqueConstraint("ref", name=op.f("uq_interventions_ref")),
    )
    with op.batch_alter_table("interventions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_interventions_case_id_status_starts_at"), ["case_id", "status", "starts_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_interventions_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_interventions_worker_id_status_starts_at"),
            ["worker_id", "status", "starts_at"],
            unique=False,
        )

    op.create_table(
        "item_updates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("nothing_to_add", sa.Boolean(), nullable=False),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("nothing_to_add OR text <> ''", name=op.f("ck_item_updates_says_something")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_item_updates_agency_id")),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_item_updates_agenda_item_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_item_updates_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_updates")),
    )
    with op.batch_alter_table("item_updates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_updates_agency_id"), ["agency_id"], unique=False)
        batch_op.create_index("ix_item_updates_agenda_item_id_id", ["agenda_item_id", "id"], unique=False)

    op.create_table(
        "minutes_extracts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("agenda_item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"], ["agenda_items.id"], name=op.f("fk_minutes_extracts_agenda_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_extracts_minutes_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_minutes_extracts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_extracts")),
        sa.UniqueConstraint("minutes_id", "agenda_item_id", name=op.f("uq_minutes_extracts_minutes_id_agenda_item_id")),
    )
    with op.batch_alter_table("minutes_extracts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_minutes_extracts_person_id"), ["person_id"], unique=False)

    op.create_table(
        "action_updates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "promised",
                "update",
                "longer_asked",
                "longer_refused",
                "deadline_changed",
                "reassigned",
                "handed_to_contact",
                "carried_over",
                "done",
                "not_done",
                "cancelled",
                "signed_off",
                name="update_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("answers_for", sa.String(length=200), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actions.id"], name=op.f("fk_action_updates_action_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_action_updates_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_updates")),
    )
    with op.batch_alter_table("action_updates", schema=None) as batch_op:
        batch_op.create_index("ix_action_updates_action_id_id", ["action_id", "id"], unique=False)

    op.create_table(
        "case_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("intervention_id", sa.Integer(), nullable=False),
        sa.Column("from_case_id", sa.Integer(), nullable=False),
        sa.Column("to_case_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("moved_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.Column("moved_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["from_case_id"], ["cases.id"], name=op.f("fk_case_moves_from_case_id")),
        sa.ForeignKeyConstraint(["intervention_id"], ["interventions.id"], name=op.f("fk_case_moves_intervention_id")),
        sa.ForeignKeyConstraint(["moved_by_id"], ["users.id"], name=op.f("fk_case_moves_moved_by_id")),
        sa.ForeignKeyConstraint(["to_case_id"], ["cases.id"], name=op.f("fk_case_moves_to_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_moves")),
    )
    with op.batch_alter_table("case_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_moves_intervention_id"), ["intervention_id"], unique=False)

    op.create_table(
        "deadline_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("old_due_on", sa.Date(), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", casework.core.db.UtcDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("old_due_on <> new_due_on", name=op.f("ck_deadline_changes_moves")),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actions.id"], name=op.f("fk_deadline_changes_action_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["changed_by_id"], ["users.id"], name=op.f("fk_deadline_changes_changed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_changes")),
    )
    with op.batch_alter_table("deadline_changes", schema=None) as batch_op:
        batch_op.create_index("ix_deadline_changes_action_id_id", ["action_id", "id"], unique=False)

    # Agencies and users name each other, so one of the two keys comes after both tables.
    with op.batch_alter_table("agencies") as batch:
        batch.create_foreign_key(op.f("fk_agencies_contact_user_id"), "users", ["contact_user_id"], ["id"])
    create_triggers(op.get_bind())


def downgrade() -> None:
    drop_triggers(op.get_bind())
    with op.batch_alter_table("agencies") as batch:
        batch.drop_constraint(op.f("fk_agencies_contact_user_id"), type_="foreignkey")
    with op.batch_alter_table("deadline_changes", schema=None) as batch_op:
        batch_op.drop_index("ix_deadline_changes_action_id_id")

    op.drop_table("deadline_changes")
    with op.batch_alter_table("case_moves", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_moves_intervention_id"))

    op.drop_table("case_moves")
    with op.batch_alter_table("action_updates", schema=None) as batch_op:
        batch_op.drop_index("ix_action_updates_action_id_id")

    op.drop_table("action_updates")
    with op.batch_alter_table("minutes_extracts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_extracts_person_id"))

    op.drop_table("minutes_extracts")
    with op.batch_alter_table("item_updates", schema=None) as batch_op:
        batch_op.drop_index("ix_item_updates_agenda_item_id_id")
        batch_op.drop_index(batch_op.f("ix_item_updates_agency_id"))

    op.drop_table("item_updates")
    with op.batch_alter_table("interventions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interventions_worker_id_status_starts_at"))
        batch_op.drop_index(batch_op.f("ix_interventions_person_id"))
        batch_op.drop_index(batch_op.f("ix_interventions_case_id_status_starts_at"))

    op.drop_table("interventions")
    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.drop_index("ix_decisions_agenda_item_id_id")

    op.drop_table("decisions")
    with op.batch_alter_table("conflicts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conflicts_user_id"))
        batch_op.drop_index(batch_op.f("ix_conflicts_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_conflicts_agenda_item_id"))

    op.drop_table("conflicts")
    with op.batch_alter_table("case_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_changes_case_id_changed_at"))

    op.drop_table("case_changes")
    with op.batch_alter_table("actions", schema=None) as batch_op:
        batch_op.drop_index("ix_actions_status_due_on")
        batch_op.drop_index(batch_op.f("ix_actions_series_id"))
        batch_op.drop_index("ix_actions_promised_series_id_status_due_on")
        batch_op.drop_index("ix_actions_person_id_status_due_on")
        batch_op.drop_index("ix_actions_owner_user_id_status_due_on")
        batch_op.drop_index("ix_actions_owner_agency_id_status_due_on")
        batch_op.drop_index(batch_op.f("ix_actions_membership_id"))
        batch_op.drop_index(batch_op.f("ix_actions_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_actions_cohort_id"))
        batch_op.drop_index("ix_actions_case_id_status_due_on")
        batch_op.drop_index(batch_op.f("ix_actions_agenda_item_id"))

    op.drop_table("actions")
    with op.batch_alter_table("goals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goals_case_id_progress"))

    op.drop_table("goals")
    with op.batch_alter_table("case_team", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_team_user_id"))
        batch_op.drop_index(batch_op.f("ix_case_team_case_id_until"))

    op.drop_table("case_team")
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_items_person_id"))
        batch_op.drop_index(batch_op.f("ix_agenda_items_membership_id"))
        batch_op.drop_index("ix_agenda_items_meeting_id_position")
        batch_op.drop_index(batch_op.f("ix_agenda_items_case_id"))

    op.drop_table("agenda_items")
    with op.batch_alter_table("outcome_checks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outcome_checks_person_id"))
        batch_op.drop_index(batch_op.f("ix_outcome_checks_membership_id_window"))

    op.drop_table("outcome_checks")
    with op.batch_alter_table("membership_status_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_status_changes_membership_id_changed_at"))

    op.drop_table("membership_status_changes")
    with op.batch_alter_table("membership_roles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_roles_membership_id"))

    op.drop_table("membership_roles")
    with op.batch_alter_table("ete_records", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ete_records_person_id"))
        batch_op.drop_index(batch_op.f("ix_ete_records_membership_id_point_as_on"))

    op.drop_table("ete_records")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cases_review_due_on"))
        batch_op.drop_index(batch_op.f("ix_cases_person_id"))
        batch_op.drop_index(batch_op.f("ix_cases_lead_worker_id_status"))
        batch_op.drop_index(batch_op.f("ix_cases_cohort_id_status"))
        batch_op.drop_index(batch_op.f("ix_cases_closed_on_opened_on_id"))
        batch_op.drop_index(batch_op.f("ix_cases_area_id_status"))

    op.drop_table("cases")
    with op.batch_alter_table("referral_messages", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_referral_messages_referral_id"))

    op.drop_table("referral_messages")
    op.drop_table("minutes")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memberships_selected_by_decision_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_referral_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_person_id_cohort_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_cohort_id_status"))

    op.drop_table("memberships")
    with op.batch_alter_table("import_rows", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_rows_referral_id"))
        batch_op.drop_index(batch_op.f("ix_import_rows_held_due_on"))

    op.drop_table("import_rows")
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendances_agency_id"))

    op.drop_table("attendances")
    with op.batch_alter_table("series_agencies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_series_agencies_agency_id"))

    op.drop_table("series_agencies")
    with op.batch_alter_table("referrals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_referrals_surname_forename"))
        batch_op.drop_index(batch_op.f("ix_referrals_source_agency_id_status"))
        batch_op.drop_index(batch_op.f("ix_referrals_referrer_user_id"))
        batch_op.drop_index(batch_op.f("ix_referrals_person_id"))
        batch_op.drop_index(batch_op.f("ix_referrals_date_of_birth"))
        batch_op.drop_index(batch_op.f("ix_referrals_cohort_id"))
        batch_op.drop_index(batch_op.f("ix_referrals_batch_id"))
        batch_op.drop_index(batch_op.f("ix_referrals_area_id_status_received_at"))

    op.drop_table("referrals")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index("ix_meetings_status_starts_at")
        batch_op.drop_index("ix_meetings_series_id_starts_at")

    op.drop_table("meetings")
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_series_minute_taker_id"))
        batch_op.drop_index(batch_op.f("ix_series_cohort_id"))
        batch_op.drop_index(batch_op.f("ix_series_chair_id"))
        batch_op.drop_index(batch_op.f("ix_series_area_id"))

    op.drop_table("series")
    with op.batch_alter_table("role_grants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_grants_user_id"))
        batch_op.drop_index(batch_op.f("ix_role_grants_role"))
        batch_op.drop_index(batch_op.f("ix_role_grants_cohort_id"))
        batch_op.drop_index(batch_op.f("ix_role_grants_area_id"))

    op.drop_table("role_grants")
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminders_user_id"))
        batch_op.drop_index("ix_reminders_subject")
        batch_op.drop_index("ix_reminders_state_recipient_key")
        batch_op.drop_index(batch_op.f("ix_reminders_outbox_id"))
        batch_op.drop_index("ix_reminders_kind_due_on")

    op.drop_table("reminders")
    with op.batch_alter_table("import_batches", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_batches_area_id"))
        batch_op.drop_index(batch_op.f("ix_import_batches_agency_id"))

    op.drop_table("import_batches")
    with op.batch_alter_table("event_participants", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_participants_reach_person_id"))
        batch_op.drop_index(batch_op.f("ix_event_participants_person_id_event_id"))

    op.drop_table("event_participants")
    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_digests_outbox_id"))

    op.drop_table("digests")
    op.drop_table("cohort_summaries")
    with op.batch_alter_table("audit_values", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_values_record_id"))
        batch_op.drop_index(batch_op.f("ix_audit_values_person_id"))

    op.drop_table("audit_values")
    with op.batch_alter_table("audit_seal_members", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_seal_members_seal_id"))

    op.drop_table("audit_seal_members")
    with op.batch_alter_table("warnings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_warnings_person_id"))

    op.drop_table("warnings")
    with op.batch_alter_table("set_up_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_set_up_links_user_id"))

    op.drop_table("set_up_links")
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessions_user_id"))

    op.drop_table("sessions")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_to_user_id_id")
        batch_op.drop_index("ix_outbox_subject")
        batch_op.drop_index("ix_outbox_state_next_try_at")

    op.drop_table("outbox")
    with op.batch_alter_table("name_tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_name_tokens_token_person_id"))
        batch_op.drop_index(batch_op.f("ix_name_tokens_person_id"))

    op.drop_table("name_tokens")
    with op.batch_alter_table("known_devices", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_known_devices_user_id"))

    op.drop_table("known_devices")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index("ix_jobs_state_claimed_until")
        batch_op.drop_index(batch_op.f("ix_jobs_actor_user_id"))

    op.drop_table("jobs")
    with op.batch_alter_table("involvements", schema=None) as batch_op:
        batch_op.drop_index("ix_involvements_user")
        batch_op.drop_index("ix_involvements_scope")
        batch_op.drop_index("ix_involvements_agency")

    op.drop_table("involvements")
    with op.batch_alter_table("identifiers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_identifiers_kind_value"))

    op.drop_table("identifiers")
    with op.batch_alter_table("idempotency_keys", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idempotency_keys_created_at"))

    op.drop_table("idempotency_keys")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_events_told_for_id"))

    op.drop_table("events")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_drafts_user_id"))
        batch_op.drop_index(batch_op.f("ix_drafts_saved_at"))

    op.drop_table("drafts")
    with op.batch_alter_table("denials", schema=None) as batch_op:
        batch_op.drop_index("ix_denials_subject")

    op.drop_table("denials")
    with op.batch_alter_table("cohorts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cohorts_coordinator_user_id"))
        batch_op.drop_index(batch_op.f("ix_cohorts_area_id"))

    op.drop_table("cohorts")
    with op.batch_alter_table("audit_records", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_records_subject_ref"))
        batch_op.drop_index("ix_audit_records_subject")
        batch_op.drop_index("ix_audit_records_person")
        batch_op.drop_index(batch_op.f("ix_audit_records_at"))
        batch_op.drop_index("ix_audit_records_actor")
        batch_op.drop_index("ix_audit_records_act_at")

    op.drop_table("audit_records")
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_users_manager_id"))
        batch_op.drop_index(batch_op.f("ix_users_agency_id"))

    op.drop_table("users")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_people_surname_forename_id"))
        batch_op.drop_index(batch_op.f("ix_people_date_of_birth"))
        batch_op.drop_index(batch_op.f("ix_people_area_id"))

    op.drop_table("people")
    op.drop_table("agency_standings")
    with op.batch_alter_table("sign_in_attempts", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_in_attempts_key_at")

    op.drop_table("sign_in_attempts")
    with op.batch_alter_table("scheduled_jobs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_scheduled_jobs_next_run_time"))

    op.drop_table("scheduled_jobs")
    op.drop_table("reminder_rungs")
    with op.batch_alter_table("placements", schema=None) as batch_op:
        batch_op.drop_index("ix_placements_scope")

    op.drop_table("placements")
    op.drop_table("person_keys")
    op.drop_table("leases")
    op.drop_table("installation")
    op.drop_table("audit_seals")
    op.drop_table("areas")
    op.drop_table("agencies")
