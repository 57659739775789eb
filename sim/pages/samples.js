// Messages other than text, as a phone would send them: small made-up files, drawn or written here.

function base64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

// A picture drawn on the spot: `paint` gets the canvas's context and its side.
function drawn(side, paint) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  paint(canvas.getContext('2d'), side);
  return canvas.toDataURL('image/png').split(',')[1];
}

function photo(pen, side) {
  pen.fillStyle = '#bcd8f2';
  pen.fillRect(0, 0, side, side * 0.6);
  pen.fillStyle = '#8fae7b';
  pen.fillRect(0, side * 0.6, side, side * 0.4);
  pen.fillStyle = '#c98b5b';
  pen.fillRect(side * 0.3, side * 0.35, side * 0.4, side * 0.35);
  pen.fillStyle = '#7d4b32';
  pen.beginPath();
  pen.moveTo(side * 0.25, side * 0.36);
  pen.lineTo(side * 0.5, side * 0.15);
  pen.lineTo(side * 0.75, side * 0.36);
  pen.fill();
}

function sticker(pen, side) {
  pen.fillStyle = '#ffd34d';
  pen.beginPath();
  pen.arc(side / 2, side / 2, side * 0.45, 0, Math.PI * 2);
  pen.fill();
  pen.strokeStyle = pen.fillStyle = '#5a4300';
  pen.lineWidth = side * 0.05;
  pen.beginPath();
  pen.arc(side / 2, side * 0.55, side * 0.22, 0.15 * Math.PI, 0.85 * Math.PI);
  pen.stroke();
  for (const x of [0.36, 0.64]) {
    pen.beginPath();
    pen.arc(side * x, side * 0.4, side * 0.05, 0, Math.PI * 2);
    pen.fill();
  }
}

const bytesOf = (text) => [...text].map((letter) => letter.charCodeAt(0));

const VOICE = [...bytesOf('#!AMR\n'), ...new Array(96).fill(0x3c)];
const VIDEO = [0, 0, 0, 24, ...bytesOf('ftypmp42'), 0, 0, 0, 0, ...bytesOf('mp42isom')];
const PAPER = bytesOf('%PDF-1.4\n% sample\n%%EOF\n');

function file(msgtype, text, name, type, content) {
  return { msgtype, text, file: { base64: content, name, type } };
}

const MADE = {
  image: () => file('image', '[图片]', '现场.png', 'image/png', drawn(320, photo)),
  sticker: () => file('image', '[表情]', '表情.png', 'image/png', drawn(120, sticker)),
  voice: () => file('voice', '[语音 3″]', 'voice.amr', 'audio/amr', base64(VOICE)),
  video: () => file('video', '[视频]', 'video.mp4', 'video/mp4', base64(VIDEO)),
  file: () => file('file', '[文件]', '材料.pdf', 'application/pdf', base64(PAPER)),
  location: () => ({
    msgtype: 'location',
    text: '[位置] 人民广场',
    content: { latitude: 30.25, longitude: 120.16, name: '人民广场', address: '人民路1号' },
  }),
  link: () => ({
    msgtype: 'link',
    text: '[链接]',
    content: { title: '一篇文章', desc: '请看这篇文章', url: 'https://example.com/a', pic_url: '' },
  }),
};

export function sample(kind) {
  return MADE[kind]();
}
