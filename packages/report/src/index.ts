/**
 * Evaluation results as one HTML page that needs nothing else.
 *
 * @packageDocumentation
 */
export { type RenderReportOptions, renderReport } from './render-report.js'
