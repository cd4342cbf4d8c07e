import type { ChartConfiguration } from 'chart.js';
import type { LineSeries } from './LineChart.svelte';
import { SERIES } from './palette';
import type { Theme } from './theme';

export interface LineSpec {
	readonly series: readonly LineSeries[];
	readonly labels: readonly string[];
	readonly unfinished: readonly number[];
	readonly formatTick: (value: number) => string;
	/** The period that is read out: its points are drawn larger. */
	readonly index: number;
}

/** Below this width the names of lines stand only in the line below the chart. */
const NARROW = 480;

/** The Chart.js configuration of a line chart. Zero is always on the value axis. */
export function lineConfiguration(
	spec: LineSpec,
	theme: Theme,
	width: number,
): ChartConfiguration<'line'> {
	const unfinished = new Set(spec.unfinished);
	const named = width >= NARROW && spec.series.filter((one) => one.dashed !== true).length > 1;
	const names = spec.series.map((one) =>
		named && one.dashed !== true ? shorten(one.label) : null,
	);
	const few = spec.labels.length <= 40;
	const colourOf = ({ colour }: LineSeries, i: number) =>
		colour === 'ink-3' ? theme.ink3 : theme.series[SERIES.indexOf(colour ?? SERIES[i % 8]!)]!;
	const font = { family: theme.font, size: 12 };
	return {
		type: 'line',
		data: {
			labels: [...spec.labels],
			datasets: spec.series.map((one, i) => ({
				label: one.label,
				data: [...one.values],
				borderColor: colourOf(one, i),
				backgroundColor: colourOf(one, i),
				borderWidth: one.dashed === true ? 1.5 : 2,
				borderDash: one.dashed === true ? [5, 4] : [],
				pointRadius:
					one.dashed === true
						? 0
						: one.values.map((_, at) => (at === spec.index ? 4.5 : few ? 2 : 0)),
				pointHoverRadius: one.dashed === true ? 0 : 4.5,
				segment: {
					borderDash: (segment) =>
						unfinished.has(segment.p1DataIndex) || unfinished.has(segment.p0DataIndex)
							? [3, 4]
							: undefined,
				},
			})),
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
					grace: '4%',
					grid: { color: theme.line, drawTicks: false },
					border: { display: false },
					ticks: {
						color: theme.ink2,
						font,
						padding: 8,
						maxTicksLimit: 6,
						callback: (value) => spec.formatTick(Number(value)),
					},
				},
			},
			plugins: {
				tooltip: { enabled: false },
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
