// The telephone number a citizen bound, sealed; and which accounts a number was seen with, as a keyed hash.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const HASH = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS citizen_phones (
    citizen_id ${ID} NOT NULL PRIMARY KEY,
    phone_sealed VARBINARY(128) NOT NULL,
    phone_lookup ${HASH} NOT NULL,
    bound_at DATETIME(3) NOT NULL,
    UNIQUE KEY one_account (phone_lookup)
  ) ${END}`);
  await knex.raw(`CREATE TABLE IF NOT EXISTS phone_sightings (
    phone_lookup ${HASH} NOT NULL,
    citizen_id ${ID} NOT NULL,
    first_seen_at DATETIME(3) NOT NULL,
    last_seen_at DATETIME(3) NOT NULL,
    PRIMARY KEY (phone_lookup, citizen_id),
    KEY by_citizen (citizen_id),
    KEY by_time (last_seen_at)
  ) ${END}`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
