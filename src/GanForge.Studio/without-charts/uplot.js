// Stands in for uPlot in a build without npm: the pages say that there are no charts.
export default null;
