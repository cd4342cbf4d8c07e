import { expect, test } from 'vitest';
import { numbers } from '../../../src/lib/i18n/numbers';

const en = numbers('en');
const zh = numbers('zh-CN');
const noon = Date.UTC(2026, 2, 8, 12, 5, 9);

test('counts', () => {
	expect(en.count(1234567)).toBe('1,234,567');
	expect(zh.count(99999, { compact: true })).toBe('99,999');
	expect(zh.count(123456, { compact: true })).toBe('12.3万');
	expect(en.count(123456, { compact: true })).toBe('123K');
	expect(en.count(-3)).toBe('−3');
	expect(en.count(-0)).toBe('0');
});

test('what is not there is a dash', () => {
	for (const nothing of [Number.NaN, null, undefined]) {
		expect(en.count(nothing)).toBe('–');
		expect(en.percent(nothing)).toBe('–');
		expect(en.points(nothing)).toBe('–');
		expect(zh.money(nothing, 'CNY')).toBe('–');
		expect(zh.date(nothing)).toBe('–');
		expect(zh.date(nothing, 'iso')).toBe('–');
		expect(zh.dateTime(nothing)).toBe('–');
		expect(zh.duration(nothing)).toBe('–');
		expect(zh.bytes(nothing)).toBe('–');
	}
	expect(en.decimal(Number.NEGATIVE_INFINITY)).toBe('−∞');
});

test('shares and their differences', () => {
	expect(en.percent(0.12345)).toBe('12.3%');
	expect(en.percent(0.5, 0)).toBe('50%');
	expect(en.percent(-0.00001)).toBe('0.0%');
	expect(en.points(0.0123)).toBe('+1.2 pp');
	expect(zh.points(-0.0123)).toBe('−1.2 个百分点');
	expect(en.points(0)).toBe('0.0 pp');
});

test('money follows the currency of the data', () => {
	expect(zh.money(1234.5, 'CNY')).toBe('¥1,234.50');
	expect(en.money(1234.5, 'CNY')).toBe('CN¥1,234.50');
	expect(en.money(-5, 'USD')).toBe('−$5.00');
	expect(en.money(1234.5, 'JPY', { digits: 0 })).toMatch(/^¥1,23[45]$/);
	expect(zh.money(1234567, 'CNY', { compact: true })).toBe('¥123万');
	expect(en.money(12.5)).toBe('12.5');
	expect(en.money(12.5, 'points')).toBe('12.5 points');
});

test('wall-clock time is shown as it stood on the wall, wherever the browser is', () => {
	expect(en.date(noon)).toBe('Mar 8, 2026');
	expect(zh.date(noon)).toBe('2026年3月8日');
	expect(zh.date(noon, 'month')).toBe('2026年3月');
	expect(zh.date(noon, 'short')).toBe('3月8日');
	expect(zh.date(noon, 'iso')).toBe('2026-03-08');
	expect(en.dateTime(noon)).toBe('Mar 8, 2026, 12:05');
	expect(zh.dateTime(noon, { seconds: true })).toBe('2026年3月8日 12:05:09');
	expect(zh.time(Date.UTC(2026, 0, 1))).toBe('00:00');
});

test('spans of time', () => {
	expect(en.duration(0)).toBe('0 ms');
	expect(en.duration(250)).toBe('250 ms');
	expect(en.duration(1_000)).toBe('1 s');
	expect(en.duration(200_000)).toBe('3 min 20 s');
	expect(en.duration(59_900)).toBe('1 min');
	expect(en.duration(3_599_900)).toBe('1 h');
	expect(zh.duration(7_500_000)).toBe('2 小时 5 分');
	expect(en.duration(86_400_000)).toBe('1 day');
	expect(zh.duration(3 * 86_400_000 + 3_600_000)).toBe('3 天 1 小时');
	expect(en.duration(-120_000)).toBe('−2 min');
});

test('bytes', () => {
	expect(en.bytes(0)).toBe('0 B');
	expect(en.bytes(999)).toBe('999 B');
	expect(en.bytes(1_234)).toBe('1.2 kB');
	expect(en.bytes(999_999)).toBe('1 MB');
	expect(en.bytes(123_456_789)).toBe('123 MB');
});
