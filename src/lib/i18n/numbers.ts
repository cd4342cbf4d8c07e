import type { Locale } from './types';

/** What stands where there is no number. */
export const NOTHING = '–';

type Maybe = number | null | undefined;

/** Wall-clock time: milliseconds whose UTC fields are what the clock on the wall showed. */
type Wall = number | null | undefined;

export type DateStyle = 'long' | 'short' | 'month' | 'iso';

export interface Numbers {
	readonly locale: Locale;
	/** A count of things. `compact` shortens from 100,000 on: 12.3万, 123K. */
	count(n: Maybe, options?: { compact?: boolean }): string;
	/** A number with up to `digits` decimals. */
	decimal(n: Maybe, digits?: number): string;
	/** A share, 0…1, as a percentage with exactly `digits` decimals. */
	percent(share: Maybe, digits?: number): string;
	/** A difference of two shares in percentage points, with its sign. */
	points(difference: Maybe, digits?: number): string;
	/** An amount in a currency (ISO 4217); a plain number when there is none. */
	money(amount: Maybe, currency?: string, options?: { digits?: number; compact?: boolean }): string;
	date(wall: Wall, style?: DateStyle): string;
	dateTime(wall: Wall, options?: { seconds?: boolean }): string;
	time(wall: Wall, options?: { seconds?: boolean }): string;
	/** A span of time in its two largest units. */
	duration(ms: Maybe): string;
	bytes(n: Maybe): string;
}

const COMPACT_FROM = 100_000;

const UNITS: readonly { ms: number; en: readonly [string, string]; zh: string }[] = [
	{ ms: 86_400_000, en: ['day', 'days'], zh: '天' },
	{ ms: 3_600_000, en: ['h', 'h'], zh: '小时' },
	{ ms: 60_000, en: ['min', 'min'], zh: '分' },
	{ ms: 1_000, en: ['s', 's'], zh: '秒' },
	{ ms: 1, en: ['ms', 'ms'], zh: '毫秒' },
];

const BYTES = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

const cache = new Map<Locale, Numbers>();

/** The number and date formats of one language. */
export function numbers(locale: Locale): Numbers {
	let made = cache.get(locale);
	if (made === undefined) {
		made = make(locale);
		cache.set(locale, made);
	}
	return made;
}

function make(locale: Locale): Numbers {
	const formats = new Map<string, Intl.NumberFormat>();
	const dates = new Map<string, Intl.DateTimeFormat>();

	function show(n: Maybe, options: Intl.NumberFormatOptions): string {
		if (n === null || n === undefined || Number.isNaN(n)) return NOTHING;
		if (!Number.isFinite(n)) return n > 0 ? '∞' : '−∞';
		const key = JSON.stringify(options);
		let format = formats.get(key);
		if (format === undefined) {
			// 'negative': what rounds to nothing has no sign.
			format = new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options });
			formats.set(key, format);
		}
		return format.format(n).replace('-', '−');
	}

	function clock(wall: Wall, options: Intl.DateTimeFormatOptions): string {
		if (wall === null || wall === undefined || Number.isNaN(wall)) return NOTHING;
		if (!(Math.abs(wall) <= 8.64e15)) return NOTHING;
		const key = JSON.stringify(options);
		let format = dates.get(key);
		if (format === undefined) {
			format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
			dates.set(key, format);
		}
		return format.format(wall);
	}

	const compactly = (n: Maybe): Intl.NumberFormatOptions =>
		typeof n === 'number' && Math.abs(n) >= COMPACT_FROM
			? { notation: 'compact', maximumSignificantDigits: 3 }
			: {};

	const hours = (seconds: boolean | undefined): Intl.DateTimeFormatOptions => ({
		hour: '2-digit',
		minute: '2-digit',
		...(seconds === true ? { second: '2-digit' } : {}),
		hourCycle: 'h23',
	});

	const self: Numbers = {
		locale,
		count: (n, options) =>
			show(n, { maximumFractionDigits: 0, ...(options?.compact === true ? compactly(n) : {}) }),
		decimal: (n, digits = 2) => show(n, { maximumFractionDigits: digits }),
		percent: (share, digits = 1) =>
			show(share, {
				style: 'percent',
				minimumFractionDigits: digits,
				maximumFractionDigits: digits,
			}),
		points: (difference, digits = 1) => {
			const text = show(typeof difference === 'number' ? difference * 100 : difference, {
				minimumFractionDigits: digits,
				maximumFractionDigits: digits,
				signDisplay: 'exceptZero',
			});
			if (text === NOTHING) return text;
			return locale === 'en' ? `${text} pp` : `${text} 个百分点`;
		},
		money: (amount, currency, options) => {
			const digits = options?.digits;
			const shape: Intl.NumberFormatOptions = {
				...(digits === undefined
					? {}
					: { minimumFractionDigits: digits, maximumFractionDigits: digits }),
				...(options?.compact === true ? compactly(amount) : {}),
			};
			const plain = () => show(amount, { maximumFractionDigits: 2, ...shape });
			if (currency === undefined || currency === '') return plain();
			try {
				return show(amount, { style: 'currency', currency, ...shape });
			} catch {
				// Not a currency code: say it as the data does.
				return `${plain()} ${currency}`;
			}
		},
		date: (wall, style = 'long') => {
			if (style === 'iso') {
				const known = typeof wall === 'number' && Math.abs(wall) <= 8.64e15;
				return known ? new Date(wall).toISOString().replace(/T.*/, '') : NOTHING;
			}
			if (style === 'month') return clock(wall, { year: 'numeric', month: 'long' });
			if (style === 'short') return clock(wall, { month: 'short', day: 'numeric' });
			return clock(wall, { dateStyle: 'medium' });
		},
		dateTime: (wall, options) => {
			const day = self.date(wall);
			if (day === NOTHING) return day;
			return `${day}${locale === 'en' ? ', ' : ' '}${self.time(wall, options)}`;
		},
		time: (wall, options) => clock(wall, hours(options?.seconds)),
		duration: (ms) => {
			if (ms === null || ms === undefined || !Number.isFinite(ms)) return NOTHING;
			const total = Math.abs(ms);
			const first = UNITS.findIndex((unit) => total >= unit.ms);
			const at = first === -1 ? UNITS.length - 1 : first;
			const large = UNITS[at]!;
			const small = UNITS[at + 1];
			// Round to the smaller unit first: 59.9 s must become a minute, not "60 s".
			const grain = small === undefined || large.ms === 1_000 ? large.ms : small.ms;
			const rounded = Math.round(total / grain) * grain;
			if (rounded > total && at > 0 && rounded >= UNITS[at - 1]!.ms) {
				return self.duration(Math.sign(ms) * rounded);
			}
			const say = (n: number, unit: (typeof UNITS)[number]) =>
				locale === 'en'
					? `${self.count(n)} ${n === 1 ? unit.en[0] : unit.en[1]}`
					: `${self.count(n)} ${unit.zh}`;
			const whole = Math.floor(rounded / large.ms);
			const rest = small === undefined ? 0 : Math.round((rounded - whole * large.ms) / small.ms);
			const sign = ms < 0 && rounded > 0 ? '−' : '';
			if (rest === 0 || small === undefined) return sign + say(whole, large);
			return `${sign}${say(whole, large)} ${say(rest, small)}`;
		},
		bytes: (n) => {
			if (n === null || n === undefined || !Number.isFinite(n)) return NOTHING;
			let at = 0;
			let value = n;
			while (Math.abs(value) >= 999.5 && at < BYTES.length - 1) {
				value /= 1000;
				at++;
			}
			return `${self.decimal(value, at === 0 || Math.abs(value) >= 100 ? 0 : 1)} ${BYTES[at]!}`;
		},
	};
	return self;
}
