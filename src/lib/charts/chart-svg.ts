import type { Chart } from 'chart.js';
import { band } from './hatch';
import type { HatchOptions } from './hatch';
import { MARK, placeLabels } from './line-labels';
import type { LineLabelsOptions } from './line-labels';
import { HATCH, escapeXml, tag } from './svg';
import type { Theme } from './theme';

/** A drawn line chart as SVG shapes: the same pixels, read from the chart's own scales and points. */
export function lineChartSvg(chart: Chart<'line'>, theme: Theme): string {
	const { left, right, top, bottom } = chart.chartArea;
	const x = chart.scales['x']!;
	const y = chart.scales['y']!;
	const text = (at: object, content: string) =>
		tag('text', { 'font-size': 12, fill: theme.ink2, ...at }, escapeXml(content));
	let out = '';
	for (const index of unfinishedOf(chart)) {
		const at = band(chart, index);
		out += tag('rect', {
			x: at.left,
			y: top,
			width: at.right - at.left,
			height: bottom - top,
			fill: HATCH,
		});
	}
	y.ticks.forEach((tick, i) => {
		const at = y.getPixelForTick(i);
		out += tag('line', { x1: left, x2: right, y1: at, y2: at, stroke: theme.line });
		out += text({ x: left - 8, y: at + 4, 'text-anchor': 'end' }, String(tick.label ?? ''));
	});
	x.ticks.forEach((tick, i) => {
		out += text(
			{ x: x.getPixelForTick(i), y: bottom + 20, 'text-anchor': 'middle' },
			String(tick.label ?? ''),
		);
	});
	chart.data.datasets.forEach(({ fill }, i) => {
		if (fill === '-1') out += area(chart, i);
		else if (fill === undefined) out += line(chart, i);
	});
	for (const label of placeLabels(
		chart,
		(chart.options.plugins?.lineLabels as LineLabelsOptions | undefined)?.labels ?? [],
	)) {
		out += tag('rect', {
			x: label.x,
			y: label.y - 1.5,
			width: MARK,
			height: 3,
			fill: label.colour,
		});
		out += text({ x: label.x + MARK + 5, y: label.y + 4, fill: theme.ink }, label.text);
	}
	return out;
}

function unfinishedOf(chart: Chart<'line'>): readonly number[] {
	return (chart.options.plugins?.hatch as HatchOptions | undefined)?.indices ?? [];
}

interface DrawnPoint {
	readonly x: number;
	readonly y: number;
	readonly skip: boolean;
	readonly options: { readonly radius: number };
}

function pointsOf(chart: Chart<'line'>, index: number): readonly DrawnPoint[] {
	return chart.getDatasetMeta(index).data as unknown as readonly DrawnPoint[];
}

/** The space between a data set and the one before it. */
function area(chart: Chart<'line'>, index: number): string {
	const upper = pointsOf(chart, index).filter((point) => !point.skip);
	const lower = pointsOf(chart, index - 1).filter((point) => !point.skip);
	if (upper.length === 0) return '';
	const points = [...upper, ...lower.reverse()].map(
		({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`,
	);
	const colour = String(chart.data.datasets[index]!.backgroundColor).slice(0, 7);
	return tag('polygon', { points: points.join(' '), fill: colour, 'fill-opacity': 0.18 });
}

function line(chart: Chart<'line'>, index: number): string {
	const dataset = chart.data.datasets[index]!;
	const points = pointsOf(chart, index);
	const colour = String(dataset.borderColor);
	const unfinished = new Set(unfinishedOf(chart));
	const whole =
		Array.isArray(dataset.borderDash) && dataset.borderDash.length > 0 ? '5 4' : undefined;
	let out = '';
	for (let i = 0; i < points.length; i++) {
		const point = points[i]!;
		if (point.skip) continue;
		const before = points[i - 1];
		if (before !== undefined && !before.skip) {
			out += tag('line', {
				x1: before.x,
				y1: before.y,
				x2: point.x,
				y2: point.y,
				stroke: colour,
				'stroke-width': Number(dataset.borderWidth ?? 2),
				'stroke-linecap': 'round',
				'stroke-dasharray': unfinished.has(i) || unfinished.has(i - 1) ? '3 4' : whole,
			});
		}
		if (point.options.radius > 0)
			out += tag('circle', { cx: point.x, cy: point.y, r: point.options.radius, fill: colour });
	}
	return out;
}
