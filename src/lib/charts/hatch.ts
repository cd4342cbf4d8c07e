import type { Chart, ChartType, Plugin } from 'chart.js';

export interface HatchOptions {
	/** Indices of the unfinished periods. */
	indices?: readonly number[];
	colour?: string;
}

declare module 'chart.js' {
	// eslint-disable-next-line @typescript-eslint/no-unused-vars -- must repeat the library's own parameters
	interface PluginOptionsByType<TType extends ChartType> {
		hatch?: HatchOptions;
	}
}

/** The band of one index of the x axis: half a step to each side, inside the chart. */
export function band(chart: Chart, index: number): { left: number; right: number } {
	const { left, right } = chart.chartArea;
	const x = chart.scales['x']!;
	const count = x.max - x.min;
	const half = count > 0 ? (right - left) / count / 2 : (right - left) / 2;
	const at = x.getPixelForValue(index);
	return { left: Math.max(left, at - half), right: Math.min(right, at + half) };
}

/** Diagonal lines behind the periods that the data do not cover to their end. */
export const hatch: Plugin<'line', HatchOptions> = {
	id: 'hatch',
	beforeDatasetsDraw(chart, _args, options) {
		const { ctx, chartArea } = chart;
		for (const index of options.indices ?? []) {
			const { left, right } = band(chart, index);
			ctx.save();
			ctx.beginPath();
			ctx.rect(left, chartArea.top, right - left, chartArea.height);
			ctx.clip();
			ctx.strokeStyle = options.colour ?? '#888';
			ctx.lineWidth = 1;
			ctx.beginPath();
			for (let x = left - chartArea.height; x < right; x += 7) {
				ctx.moveTo(x, chartArea.bottom);
				ctx.lineTo(x + chartArea.height, chartArea.top);
			}
			ctx.stroke();
			ctx.restore();
		}
	},
};
