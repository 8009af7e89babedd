// The Chromium that is installed on this machine: nothing is downloaded.
import { accessSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium } from 'playwright-core';

export const openBrowser = () => chromium.launch({
  executablePath: installed('chromium') ?? installed('google-chrome'),
  args: [ '--no-sandbox', '--disable-gpu', '--disable-background-networking' ]
});

function installed(command) {
  return process.env.PATH.split(delimiter).map(folder => join(folder, command)).find(file => {
    try {
      accessSync(file);
      return true;
    } catch {
      return false;
    }
  });
}
