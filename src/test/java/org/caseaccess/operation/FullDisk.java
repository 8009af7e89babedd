package org.caseaccess.operation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk for database files ({@code jdbc:h2:full:...}) that is full when a test says so.
 */
public final class FullDisk extends FilePathWrapper {

	private static volatile boolean full;

	public static void register() {
		FilePath.register(new FullDisk());
	}

	public static void full(boolean now) {
		full = now;
	}

	@Override
	public String getScheme() {
		return "full";
	}

	@Override
	public FileChannel open(String mode) throws IOException {
		return new Channel(super.open(mode));
	}

	private static final class Channel extends FileBase {

		private final FileChannel file;

		Channel(FileChannel file) {
			this.file = file;
		}

		private static void takeSpace() throws IOException {
			if (full) {
				throw new IOException("No space left on device");
			}
		}

		@Override
		public int read(ByteBuffer target) throws IOException {
			return this.file.read(target);
		}

		@Override
		public synchronized int read(ByteBuffer target, long position) throws IOException {
			return this.file.read(target, position);
		}

		@Override
		public int write(ByteBuffer source) throws IOException {
			takeSpace();
			return this.file.write(source);
		}

		@Override
		public synchronized int write(ByteBuffer source, long position) throws IOException {
			takeSpace();
			return this.file.write(source, position);
		}

		@Override
		public long position() throws IOException {
			return this.file.position();
		}

		@Override
		public FileChannel position(long position) throws IOException {
			this.file.position(position);
			return this;
		}

		@Override
		public long size() throws IOException {
			return this.file.size();
		}

		@Override
		public FileChannel truncate(long size) throws IOException {
			this.file.truncate(size);
			return this;
		}

		@Override
		public void force(boolean withMetadata) throws IOException {
			this.file.force(withMetadata);
		}

		@Override
		public synchronized FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.file.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.file.close();
		}

	}

}
