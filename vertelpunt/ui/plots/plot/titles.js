// The stories that dots stand for: ids and titles, which all plots of the page look up.
export default function ({ data }) {
  window.vertelpuntTitles = data;
}
