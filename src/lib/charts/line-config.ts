import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { LineSeries } from './line-series';
import { SERIES } from './palette';
import type { Theme } from './theme';

export interface LineSpec {
	readonly series: readonly LineSeries[];
	readonly labels: readonly string[];
	readonly unfinished: readonly number[];
	readonly formatTick: (value: number) => string;
	/** The period that is read out: its points are drawn larger. */
	readonly index: number;
	readonly whole: boolean;
	readonly top: number | undefined;
}

/** Below this width the names of lines stand only in the line below the chart. */
const NARROW = 480;
/** Above so many periods only the one that is read out has its point. */
const FEW = 40;

/** The Chart.js configuration of a line chart. Zero is always on the value axis. */
export function lineConfiguration(
	spec: LineSpec,
	theme: Theme,
	width: number,
): ChartConfiguration<'line'> {
	const named = width >= NARROW && spec.series.filter((one) => one.dashed !== true).length > 1;
	const names = spec.series.map((one) =>
		named && one.dashed !== true ? shorten(one.label) : null,
	);
	const font = { family: theme.font, size: 12 };
	return {
		type: 'line',
		data: {
			labels: [...spec.labels],
			// Bands last: the plugins count on series and data sets having one order.
			datasets: [
				...spec.series.map((one, i) => line(one, colourOf(one, i, theme), spec)),
				...spec.series.flatMap((one, i) => band(one, colourOf(one, i, theme))),
			],
		},
		options: {
			layout: { padding: { top: 8, right: named ? 28 + Math.max(...names.map(widthOf)) : 12 } },
			interaction: { mode: 'index', intersect: false },
			scales: {
				x: {
					grid: { display: false },
					border: { color: theme.lineStrong },
					ticks: { color: theme.ink2, font, maxRotation: 0, autoSkipPadding: 18 },
				},
				y: {
					beginAtZero: true,
					...(spec.top === undefined ? { grace: '4%' } : { suggestedMax: spec.top }),
					grid: { color: theme.line, drawTicks: false },
					border: { display: false },
					ticks: {
						color: theme.ink2,
						font,
						padding: 8,
						maxTicksLimit: 6,
						...(spec.whole ? { precision: 0 } : {}),
						callback: (value) => spec.formatTick(Number(value)),
					},
				},
			},
			plugins: {
				hatch: { indices: [...spec.unfinished], colour: theme.lineStrong },
				lineLabels: {
					labels: names,
					font: `12px ${theme.font}`,
					ink: theme.ink,
					halo: theme.surface,
				},
			},
		},
	};
}

function colourOf({ colour }: LineSeries, i: number, theme: Theme): string {
	return colour === 'ink-3'
		? theme.ink3
		: theme.series[SERIES.indexOf(colour ?? SERIES[i % SERIES.length]!)]!;
}

function line(
	{ label, values, dashed = false }: LineSeries,
	colour: string,
	spec: LineSpec,
): ChartDataset<'line'> {
	const unfinished = new Set(spec.unfinished);
	const small = spec.labels.length <= FEW ? 2 : 0;
	const alone = (at: number) =>
		(values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
	return {
		label,
		data: [...values],
		borderColor: colour,
		backgroundColor: colour,
		borderWidth: dashed ? 1.5 : 2,
		borderDash: dashed ? [5, 4] : [],
		pointRadius: dashed
			? 0
			: values.map((_, at) => (at === spec.index ? 4.5 : alone(at) ? 2 : small)),
		pointHoverRadius: dashed ? 0 : 4.5,
		segment: {
			borderDash: ({ p0DataIndex, p1DataIndex }) =>
				unfinished.has(p1DataIndex) || unfinished.has(p0DataIndex) ? [3, 4] : undefined,
		},
	};
}

/** Two lines that are not seen, the space between them filled. */
function band({ band: bounds }: LineSeries, colour: string): ChartDataset<'line'>[] {
	if (bounds === undefined) return [];
	const unseen = {
		borderWidth: 0,
		pointRadius: 0,
		pointHoverRadius: 0,
		backgroundColor: `${colour}2e`,
	};
	return [
		{ ...unseen, data: [...bounds.low], fill: false },
		{ ...unseen, data: [...bounds.high], fill: '-1' },
	];
}

function shorten(label: string): string {
	const letters = [...label];
	return letters.length > 14 ? `${letters.slice(0, 13).join('')}…` : label;
}

/** About how wide a label is at 12 px: a hanzi takes the whole square, a letter a good half. */
function widthOf(label: string | null): number {
	let width = 0;
	for (const letter of label ?? '') width += letter > '⺀' ? 12 : 7;
	return width;
}
