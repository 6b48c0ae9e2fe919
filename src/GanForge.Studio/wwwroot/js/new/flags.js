/** The flags of a training: name, default as words, hint. */
export const flags = [
  ['seed', '1', 'What all randomness follows from: the same seed gives the same bits.'],
  ['steps', 'all', 'Stops after so many steps in total, even within an epoch; schedules are scaled to end there.'],
  ['images', 'all', 'Learns from only the first so many training images.'],
  ['threads', 'all processors', 'Processor threads to use; the results do not depend on it.'],
  ['sample-every', '1', 'Draws a grid of samples every so many epochs.'],
  [
    'keep-every',
    'only the newest',
    'Keeps the generator of every so many epochs: for the explorer, and to choose who forges in the game.',
  ],
  ['evaluate-every', 'never', 'Measures the generator every so many epochs, and after the last.'],
  [
    'evaluate-samples',
    'as usual',
    'Measures so many images each time; by default as many as is usual for the data set.',
  ],
];
