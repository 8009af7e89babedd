// Times in the reader's own zone and way of writing; without scripts they stay in the server's, with its name.

const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' });
const precise = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'long' });

for (const time of document.querySelectorAll('time[datetime]')) {
  time.textContent = ('precise' in time.dataset ? precise : format).format(new Date(time.dateTime));
}
