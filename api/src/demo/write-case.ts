import type { Context } from '../context.ts';
import { actOnCase, openTaskOf, reportCase, staffDoer } from '../core/cases/index.ts';
import { deletePrints, finishUpload, type Owner, startUpload } from '../core/files/index.ts';
import { nextDay, shanghaiDay } from '../lib/clock.ts';
import { newId } from '../lib/ids.ts';
import type { StaffActor } from '../module.ts';
import { staff } from './city/staff.ts';
import { photoOf } from './photos.ts';
import type { DemoCase, Ending } from './plan.ts';
import { remarks } from './remarks.ts';

const MINUTE = 60_000;
/** Of this kind copies are noticed, so that finance finds something to review. */
const RECOGNISED = 'street_lamp';

/** Steps of a demo case, in order; each ending is a prefix of this road, or leaves it. */
const ROADS: Record<Ending, readonly string[]> = {
  reported: [],
  verifying: ['request_verify'],
  transferred: ['transfer_out'],
  appealed: ['reject', 'appeal'],
  suspended: ['file', 'dispatch', 'receive', 'ask_suspension', 'grant_suspension'],
  enforcing: ['file', 'dispatch', 'receive', 'hand_to_enforcement'],
  asked: ['file', 'dispatch', 'receive', 'ask_extension'],
  force_closed: ['file', 'dispatch', 'receive', 'force_close'],
  disputed: ['file', 'dispatch', 'receive', 'submit', 'feedback', 'pass', 'close', 'dispute'],
  rejected: ['reject'],
  withdrawn: ['withdraw'],
  merged: ['merge'],
  voided: ['file', 'void_filed'],
  filed: ['file'],
  dispatched: ['file', 'dispatch'],
  returned: ['file', 'dispatch', 'return'],
  handling: ['file', 'dispatch', 'receive'],
  submitted: ['file', 'dispatch', 'receive', 'submit'],
  fed_back: ['file', 'dispatch', 'receive', 'submit', 'feedback'],
  failed_check: ['file', 'dispatch', 'receive', 'submit', 'feedback', 'fail'],
  checked: ['file', 'dispatch', 'receive', 'submit', 'feedback', 'pass'],
  closed: ['file', 'dispatch', 'receive', 'submit', 'feedback', 'pass', 'close'],
  reworked: [
    'file',
    'dispatch',
    'receive',
    'submit',
    'feedback',
    'fail',
    'submit',
    'feedback',
    'pass',
    'close',
  ],
  rated: ['file', 'dispatch', 'receive', 'submit', 'feedback', 'pass', 'close', 'evaluate'],
};

/** Minutes until each step, times 0.5–1.5 by the pace of the case. */
const WAITS: Record<string, number> = {
  file: 12,
  reject: 15,
  withdraw: 5,
  merge: 20,
  void_filed: 40,
  dispatch: 9,
  return: 50,
  receive: 25,
  submit: 130,
  feedback: 20,
  fail: 45,
  pass: 50,
  close: 25,
  evaluate: 200,
  request_verify: 8,
  transfer_out: 15,
  appeal: 90,
  ask_extension: 40,
  ask_suspension: 60,
  grant_suspension: 30,
  hand_to_enforcement: 60,
  force_close: 300,
  dispute: 180,
};

export type DemoReporter = { id: string; name: string };

/** Lives through one case with the real commands, at the hours of the past in which it happened. */
export class CaseWriter {
  readonly caseId: string;
  private readonly demo: DemoCase;
  private readonly reporter: DemoReporter;
  private context: Context;
  private at: Date;
  private pictures = 0;

  constructor(context: Context, demo: DemoCase, reporter: DemoReporter) {
    this.demo = demo;
    this.reporter = reporter;
    this.at = demo.reportedAt;
    this.caseId = newId(this.at);
    this.context = { ...context, clock: { now: () => this.at } };
  }

  /** `mainCaseId`: an older open case nearby to merge into, where there is one. */
  async write(now: Date, mainCaseId: string | undefined): Promise<void> {
    await this.report();
    for (const step of ROADS[this.demo.ending]) {
      const next = this.at.getTime() + (WAITS[step] ?? 30) * MINUTE * (0.5 + this.demo.pace);
      // A case cannot be further than today.
      if (next > now.getTime()) return;
      this.at = new Date(next);
      if (step === 'merge' && !mainCaseId) return;
      await this.take(step, mainCaseId);
    }
  }

  private async report(): Promise<void> {
    const { demo } = this;
    const owner = { kind: 'citizen', id: this.reporter.id } as const;
    const photoIds = [await this.upload(owner, 'before')];
    if (demo.serial % 4 === 0) photoIds.push(await this.upload(owner, 'before'));
    await reportCase(this.context, this.reporter.id, {
      id: this.caseId,
      pickId: demo.kind,
      text: remarks.report(demo.kind, demo.serial),
      photoIds,
      place: { ...this.device(7, 11), address: demo.address.address },
      capturedAt: new Date(this.at.getTime() - 2 * MINUTE).toISOString(),
    });
  }

  /** A person stands some metres beside the address. */
  private device(east: number, north: number) {
    const { serial, address } = this.demo;
    const shift = (part: number) => (((serial * part) % 21) - 10) * 1e-5;
    return {
      longitude: address.longitude + shift(east),
      latitude: address.latitude + shift(north),
      datum: 'wgs84' as const,
      accuracyM: 8 + (serial % 30),
    };
  }

  private async take(step: string, mainCaseId: string | undefined): Promise<void> {
    const { demo } = this;
    const note = remarks.step(step, demo.serial);
    const onSite = async (id: string) => [await this.upload({ kind: 'staff', id }, 'after')];
    const task = await openTaskOf(this.context.db, this.caseId);
    const inspector = task?.assignee_id ?? pickStaff('inspector', demo.serial);
    const position = this.device(13, 17);
    const steps: Record<string, () => Promise<void>> = {
      file: () =>
        this.act(pickStaff('acceptor', demo.serial), {
          action: 'accept_and_register',
          standardId: demo.standard.id,
        }),
      reject: () =>
        this.act(pickStaff('acceptor', demo.serial), {
          action: 'reject',
          reason: 'below_standard',
          note,
        }),
      merge: () => this.act(pickStaff('acceptor', demo.serial), { action: 'merge', mainCaseId }),
      void_filed: () =>
        this.act(pickStaff('centre_leader', 0), {
          action: 'void_filed',
          reason: 'wrong_entry',
          note,
        }),
      dispatch: () =>
        this.act(pickStaff('dispatcher', demo.serial), {
          action: 'dispatch',
          unitId: demo.unit.id,
        }),
      return: () => this.act(demo.leaderId, { action: 'return', reason: 'not_our_duty', note }),
      receive: () => this.act(demo.leaderId, { action: 'receive', handlerId: demo.handlerId }),
      submit: async () =>
        this.act(demo.handlerId, {
          action: 'submit_result',
          note,
          photoIds: await onSite(demo.handlerId),
        }),
      feedback: () => this.act(demo.leaderId, { action: 'feedback', note }),
      fail: async () =>
        this.act(inspector, {
          action: 'check_fail',
          reason: 'partly_fixed',
          note,
          photoIds: await onSite(inspector),
          position,
        }),
      pass: async () =>
        this.act(inspector, {
          action: 'check_pass',
          photoIds: await onSite(inspector),
          position,
        }),
      close: () => this.act(pickStaff('duty_chief', demo.serial), { action: 'close' }),
      request_verify: () =>
        this.act(pickStaff('acceptor', demo.serial), { action: 'request_verify' }),
      transfer_out: () =>
        this.act(pickStaff('acceptor', demo.serial), {
          action: 'transfer_out',
          reason: 'police',
          note,
        }),
      appeal: () => this.actAsReporter({ action: 'appeal_rejection', note }),
      ask_extension: () => this.act(demo.leaderId, { action: 'ask_extension', note }),
      ask_suspension: () =>
        this.act(demo.leaderId, {
          action: 'ask_suspension',
          reason: 'season',
          until: nextDay(shanghaiDay(new Date()), 60),
          note,
        }),
      grant_suspension: () =>
        this.act(pickStaff('dispatcher', demo.serial), { action: 'grant_suspension' }),
      hand_to_enforcement: () =>
        this.act(demo.leaderId, {
          action: 'hand_to_enforcement',
          fileNo: `执〔${this.at.getFullYear()}〕${demo.serial + 1}号`,
          note,
        }),
      force_close: async () => {
        const leader = pickStaff('centre_leader', 0);
        await this.act(leader, {
          action: 'force_close',
          note,
          photoIds: [await this.upload({ kind: 'staff', id: leader }, 'after')],
        });
      },
      dispute: async () => {
        const photoIds = [await this.upload({ kind: 'citizen', id: this.reporter.id }, 'before')];
        await this.actAsReporter({ action: 'dispute', note, photoIds });
      },
      withdraw: () => this.actAsReporter({ action: 'withdraw' }),
      evaluate: () =>
        this.actAsReporter({ action: 'evaluate', stars: 3 + (demo.serial % 3), note }),
    };
    await steps[step]?.();
  }

  private act(staffId: string, order: Parameters<typeof actOnCase>[3]): Promise<void> {
    return actOnCase(this.context, staffDoer(actorOf(staffId)), this.caseId, order);
  }

  private actAsReporter(order: Parameters<typeof actOnCase>[3]): Promise<void> {
    const { id } = this.reporter;
    const doer = {
      kind: 'citizen',
      id,
      name: '市民',
      roles: ['citizen'],
      unitId: null,
      maySee: () => true,
    } as const;
    return actOnCase(this.context, doer, this.caseId, order);
  }

  private async upload(owner: Owner, phase: 'before' | 'after'): Promise<string> {
    const picture = await photoOf(this.demo.kind, phase, this.demo.serial + 31 * this.pictures++);
    const id = newId(this.at);
    const form = await startUpload(this.context, owner, { id, contentType: 'image/jpeg' });
    await this.context.vendors.cos.put(form.fields.key ?? '', picture, 'image/jpeg');
    await finishUpload(this.context, owner, id);
    // A few dozen pictures serve hundreds of cases: were all recognised, nearly every report would be a copy.
    if (this.demo.kind !== RECOGNISED) await deletePrints(this.context.db, [id]);
    return id;
  }
}

function pickStaff(role: (typeof staff)[number]['roles'][number], serial: number): string {
  const able = staff.filter((person) => person.roles.includes(role));
  return able[serial % able.length]?.id ?? '';
}

function actorOf(staffId: string): StaffActor {
  const person = staff.find((one) => one.id === staffId);
  if (!person) throw new Error(`nobody is ${staffId}`);
  const { id, name, roles, unitId } = person;
  return { kind: 'staff', id, name, roles, unitId, areaId: null, sessionId: '' };
}
