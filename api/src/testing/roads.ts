import type { ActBody } from '../../contract/index.ts';
import { inspect } from './inspectors.ts';
import {
  type CitizenPerson,
  citizen,
  type Person,
  reportOf,
  staff,
  uploadPhoto,
} from './people.ts';
import type { TestCity } from './start-city.ts';

type Role =
  | 'acceptor'
  | 'chief'
  | 'dispatcher'
  | 'env_head'
  | 'env_worker'
  | 'inspector'
  | 'leader';

/** One case and the people who move it; each step reads like the city's own account of it. */
export class Road {
  readonly caseId: string;
  readonly reporter: CitizenPerson;
  readonly city: TestCity;
  private readonly people = new Map<Role, Promise<Person>>();

  private constructor(city: TestCity, reporter: CitizenPerson, caseId: string) {
    this.city = city;
    this.reporter = reporter;
    this.caseId = caseId;
  }

  static async reported(city: TestCity, by?: CitizenPerson, change: object = {}): Promise<Road> {
    const reporter = by ?? (await citizen(city));
    const reported = await reporter.reportCase({ body: await reportOf(reporter, change) });
    return new Road(city, reporter, reported.id);
  }

  as(role: Role): Promise<Person> {
    const known = this.people.get(role);
    if (known) return known;
    const person = staff(this.city, role);
    this.people.set(role, person);
    return person;
  }

  async act(role: Role, body: ActBody) {
    return (await this.as(role)).actOnCase({ params: { id: this.caseId }, body });
  }

  file = (standardId = 's-litter') =>
    this.act('acceptor', { action: 'accept_and_register', standardId });
  reject = () =>
    this.act('acceptor', { action: 'reject', reason: 'not_real', note: '现场未发现问题' });
  dispatch = (unitId = 'u-env') => this.act('dispatcher', { action: 'dispatch', unitId });
  receive = () => this.act('env_head', { action: 'receive', handlerId: 's-env_worker' });
  feedback = () => this.act('env_head', { action: 'feedback', note: '已处置' });
  close = () => this.act('chief', { action: 'close' });

  async submit() {
    const photoIds = [await uploadPhoto(await this.as('env_worker'))];
    return this.act('env_worker', { action: 'submit_result', note: '已清理', photoIds });
  }

  async check(isFixed = true) {
    return inspect(
      this.city,
      this.caseId,
      isFixed
        ? { action: 'check_pass' }
        : { action: 'check_fail', reason: 'not_fixed', note: '仍有垃圾' },
    );
  }

  /** From filing to the check that passed. */
  async toChecked(): Promise<this> {
    await this.file();
    await this.dispatch();
    await this.receive();
    await this.submit();
    await this.feedback();
    await this.check();
    return this;
  }
}
