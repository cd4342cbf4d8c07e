// The parts of Chart.js that are used, as one chunk that loads when the first chart is drawn.
import {
	CategoryScale,
	Chart,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
} from 'chart.js';
import { hatch } from './hatch';
import { lineLabels } from './line-labels';

Chart.register(
	CategoryScale,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	Tooltip,
	hatch,
	lineLabels,
);
Chart.defaults.animation = false;
Chart.defaults.normalized = true;
Chart.defaults.maintainAspectRatio = false;

export { Chart };
