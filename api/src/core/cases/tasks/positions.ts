import type { DevicePosition } from '../../../../contract/inspection.ts';
import type { Context } from '../../../context.ts';
import { build, type Session } from '../../../lib/db.ts';
import { type Position, toWgs84 } from '../../../lib/geo.ts';
import { refuse } from '../../../lib/refusal.ts';
import { readCity } from '../../city/index.ts';
import { POSITION_FRESH_MS } from './choose-inspector.ts';
import { isOnShift, SHIFT } from './shift.ts';

export type LastPosition = Position & { reportedAt: Date };

/** Own position, on shift only; it takes the place of the one before. */
export async function reportPosition(
  context: Context,
  staffId: string,
  device: DevicePosition,
): Promise<void> {
  const now = context.clock.now();
  const { settings } = await readCity(context.db);
  if (!isOnShift(now, settings.inspectorShift ?? SHIFT)) throw refuse('off_shift');
  const row = {
    ...toWgs84(device, device.datum),
    accuracy_m: device.accuracyM,
    received_longitude: device.longitude,
    received_latitude: device.latitude,
    received_datum: device.datum,
    reported_at: now,
  };
  await context.db.write(
    build('inspector_positions')
      .insert({ staff_id: staffId, ...row })
      .onConflict('staff_id')
      .merge(row),
  );
}

/** The last positions that still count, by person. */
export async function freshPositions(
  session: Session,
  staffIds: string[],
  now: Date,
): Promise<Map<string, LastPosition>> {
  if (staffIds.length === 0) return new Map();
  const rows = await session.rows<LastPosition & { id: string }>(
    build('inspector_positions')
      .select({
        id: 'staff_id',
        longitude: 'longitude',
        latitude: 'latitude',
        reportedAt: 'reported_at',
      })
      .whereIn('staff_id', staffIds)
      .andWhere('reported_at', '>', new Date(now.getTime() - POSITION_FRESH_MS)),
  );
  return new Map(rows.map(({ id, ...position }) => [id, position]));
}

/** What no longer counts is not kept. */
export async function dropOldPositions(session: Session, now: Date): Promise<void> {
  await session.write(
    build('inspector_positions')
      .where('reported_at', '<=', new Date(now.getTime() - POSITION_FRESH_MS))
      .delete(),
  );
}
