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

export { Chart };
