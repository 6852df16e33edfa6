// The stories that dots stand for, and which is open: every plot of the page looks them up.
export default function ({ data }) {
  const page = channel();
  page.say("stories", data.stories);
  page.say("opened", data.opened);
}
