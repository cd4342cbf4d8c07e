import { formatDay } from '../../base/time';
import type { Translator } from '../../i18n/format';
import type { ScopeSpec } from '../../model/notebook';
import type { ReportFacts } from '../model';
import type { en } from './messages';

export interface ScopeTexts {
	readonly range: string;
	readonly asOf: string;
	readonly asOfDay: string;
}

/** A scope in words: what it leaves open is what the data hold. */
export function scopeTexts(
	scope: ScopeSpec,
	{ firstTime, lastTime }: ReportFacts,
	t: Translator<keyof typeof en>,
): ScopeTexts {
	if (firstTime === null || lastTime === null)
		return { range: t('none'), asOf: scope.asOf ?? t('none'), asOfDay: scope.asOf ?? t('none') };
	const last = formatDay(lastTime);
	return {
		range: t('range', { from: scope.from ?? formatDay(firstTime), to: scope.to ?? last }),
		asOf: scope.asOf ?? t('dataEnd', { day: last }),
		asOfDay: scope.asOf ?? last,
	};
}
