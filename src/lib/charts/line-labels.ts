import type { Chart, ChartType, Plugin } from 'chart.js';

export interface LineLabelsOptions {
	/** Per data set: its name at the end of its line, or null. */
	labels?: readonly (string | null)[];
	font?: string;
	/** The names are in ink, a mark before each in its line's colour: colours alone are too light to read. */
	ink?: string;
	halo?: string;
}

declare module 'chart.js' {
	// eslint-disable-next-line @typescript-eslint/no-unused-vars -- must repeat the library's own parameters
	interface PluginOptionsByType<TType extends ChartType> {
		lineLabels?: LineLabelsOptions;
	}
}

export interface LineLabel {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly colour: string;
}

const HEIGHT = 15;
/** Width of the coloured mark before a name. */
export const MARK = 8;

/** Where the names of the lines go: at their last points, moved apart where they would cover each other. */
export function placeLabels(chart: Chart, labels: readonly (string | null)[]): LineLabel[] {
	const wanted: { text: string; y: number; colour: string }[] = [];
	labels.forEach((text, i) => {
		const last = chart
			.getDatasetMeta(i)
			.data.findLast((point) => !(point as unknown as { skip: boolean }).skip);
		if (text === null || last === undefined) return;
		wanted.push({ text, y: last.y, colour: String(chart.data.datasets[i]!.borderColor) });
	});
	wanted.sort((a, b) => a.y - b.y);
	const ys = spread(
		wanted.map((label) => label.y),
		HEIGHT,
		chart.chartArea.top + HEIGHT / 2,
		chart.chartArea.bottom - HEIGHT / 2,
	);
	return wanted.map((label, i) => ({ ...label, x: chart.chartArea.right + 10, y: ys[i]! }));
}

/** Positions as near as possible to the wanted (ascending) ones, at least `gap` apart, inside low … high if they fit. */
export function spread(
	wanted: readonly number[],
	gap: number,
	low: number,
	high: number,
): number[] {
	const ys = [...wanted];
	for (let i = 0; i < ys.length; i++) ys[i] = Math.max(ys[i]!, i === 0 ? low : ys[i - 1]! + gap);
	for (let i = ys.length - 1; i >= 0; i--)
		ys[i] = Math.min(ys[i]!, i === ys.length - 1 ? high : ys[i + 1]! - gap);
	return ys;
}

/** Names the lines where they end: no legend to look up. */
export const lineLabels: Plugin<'line', LineLabelsOptions> = {
	id: 'lineLabels',
	afterDatasetsDraw(chart, _args, options) {
		const { ctx } = chart;
		ctx.save();
		ctx.font = options.font ?? '12px sans-serif';
		ctx.textBaseline = 'middle';
		ctx.lineWidth = 3;
		ctx.strokeStyle = options.halo ?? '#fff';
		for (const { text, x, y, colour } of placeLabels(chart, options.labels ?? [])) {
			ctx.fillStyle = colour;
			ctx.fillRect(x, y - 1.5, MARK, 3);
			ctx.strokeText(text, x + MARK + 5, y);
			ctx.fillStyle = options.ink ?? '#000';
			ctx.fillText(text, x + MARK + 5, y);
		}
		ctx.restore();
	},
};
