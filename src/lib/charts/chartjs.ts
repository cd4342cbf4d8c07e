// The parts of Chart.js that are used, as one chunk that loads when the first chart is drawn.
import {
	CategoryScale,
	Chart,
	Filler,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
} from 'chart.js';
import { hatch } from './hatch';
import { lineLabels } from './line-labels';

Chart.register(
	CategoryScale,
	Filler,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	hatch,
	lineLabels,
);
Chart.defaults.animation = false;
Chart.defaults.normalized = true;
Chart.defaults.maintainAspectRatio = false;

/** Draws a chart that nobody sees: the browser compiles then what the first chart would otherwise wait for. */
export function rehearse(): void {
	const canvas = document.createElement('canvas');
	const data = { labels: ['', ''], datasets: [{ data: [0, 1], fill: true }] };
	new Chart(canvas, { type: 'line', data, options: { responsive: false } }).destroy();
}

export { Chart };
