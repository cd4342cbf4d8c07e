import { random as seeded, type Random } from '../base/random';
import { DAY, MINUTE, SECOND, parseDay } from '../base/time';
import { TimedSheet, type SampleFile } from './sheet';

const START = parseDay('2026-03-02');
const DAYS = 56;
const END = START + DAYS * DAY;

/** What is planted in the app's events. */
export const APP_EVENTS = {
	users: 3000,
	/** From this day on users of one platform seldom get through signing up. */
	broken: { from: '2026-04-06', platform: 'android', signUp: 0.18 },
	/** Signs up ÷ opens the form, everywhere else. */
	signUp: 0.55,
	/** Chance of being back on a day so many days later: those who signed up, and the others. */
	back: { signedUp: 0.24, others: 0.07 },
} as const;

const HEADER = 'user_id,timestamp,event_name,platform,screen';
const BROKEN_FROM = parseDay(APP_EVENTS.broken.from);

/** Eight weeks of an app's event log: first visits, signing up, searching, booking. */
export function appEvents(seed: number): SampleFile[] {
	const random = seeded(seed);
	const sheet = new TimedSheet(HEADER, 'timestamp');
	for (let n = 1; n <= APP_EVENTS.users; n++) {
		const platform = ['ios', 'android', 'web'][random.weighted([5, 4, 2])]!;
		const id = `u${String(n).padStart(5, '0')}`;
		const day = START + random.int(0, DAYS - 1) * DAY;
		const visit = new Visit(random, sheet, id, platform);
		const signedUp = visit.first(day);
		const { signedUp: often, others } = APP_EVENTS.back;
		for (let later = 1; day + later * DAY < END; later++) {
			const chance = (signedUp ? often : others) * (1 + later / 4) ** -0.45;
			if (random.next() < chance) visit.again(day + later * DAY, signedUp);
		}
	}
	return [sheet.file('events.csv')];
}

class Visit {
	private at = 0;

	constructor(
		private readonly random: Random,
		private readonly sheet: TimedSheet,
		private readonly id: string,
		private readonly platform: string,
	) {}

	/** The first visit; did it end in signing up? */
	first(day: number): boolean {
		this.begin(day);
		if (this.random.next() >= 0.62) return false;
		this.write('open-form', 'sign-up');
		const { broken, signUp } = APP_EVENTS;
		const fails = this.platform === broken.platform && day >= BROKEN_FROM;
		if (this.random.next() >= (fails ? broken.signUp : signUp)) return false;
		this.write('sign-up', 'sign-up');
		return true;
	}

	again(day: number, signedUp: boolean): void {
		this.begin(day);
		for (let n = this.random.poisson(1.4); n > 0; n--) this.write('search', 'search');
		if (signedUp && this.random.next() < 0.2) this.write('book', 'detail');
	}

	private begin(day: number): void {
		this.at = day + this.random.int(7 * 60, 23 * 60) * MINUTE;
		this.write('open', 'home');
		for (let n = this.random.poisson(1.2); n > 0; n--) this.write('view', 'detail');
	}

	private write(event: string, screen: string): void {
		this.at += this.random.int(3, 90) * SECOND;
		this.sheet.add(this.at, [this.id, event, this.platform, screen]);
	}
}
